import { env, l10n, ThemeIcon, Uri } from 'vscode';
import { createClient, type Client } from '../../core/api/client';
import { isBadKey } from '../../core/api/errors';
import type { Session } from '../../core/api/session';
import { isNotFound } from '../../core/drives/whetherGone';
import { readTypedKey } from '../../core/text/apiKey';
import { isCancel } from '../commands/command';
import { described } from '../log';
import { InvalidApiUrl } from '../problems';
import { ask, type Verdict } from '../prompts/ask';
import type { Services } from '../services';
import { settings } from '../settings';
import { settingsCommand } from '../settingsCommand';
import { wordsFor } from '../words/failure';

/** Where Paperspace's own action for deployments sends people; the console adds the team. */
const consoleUrl = 'https://console.paperspace.com/settings/apikeys';

export type KeyParts = Pick<Services, 'accounts' | 'log' | 'logTry'>;

/**
 * Asks for an API key until Paperspace accepts one, and stores that. Undefined: backed out, and nothing has changed.
 * @param problem what to say when the box opens
 */
export async function askForKey(
  parts: KeyParts,
  title: string,
  problem?: Verdict,
): Promise<Session['team'] | undefined> {
  if (!settings.apiUrl().ok) throw new InvalidApiUrl();
  let team: Session['team'] | undefined;
  const answer = await parts.accounts.refused.whileAsking(() =>
    ask({
      title,
      prompt: l10n.t(
        'Paste an API key of your team. The console shows it once, when it is made: Team Settings → API keys.',
      ),
      placeholder: l10n.t('API key'),
      password: true,
      problem,
      button: {
        button: {
          iconPath: new ThemeIcon('link-external'),
          tooltip: l10n.t('Open the Paperspace console to make a key'),
        },
        onClick: () => void env.openExternal(Uri.parse(consoleUrl)),
      },
      validate: validateKey,
      attempt: async (typed, signal) => {
        const tried = await tryKey(parts, typed, signal);
        if (typeof tried === 'string') return tried;
        team = tried;
        return undefined;
      },
    }),
  );
  return answer && team;
}

function validateKey(typed: string): string | undefined {
  const read = readTypedKey(typed);
  if (read.ok) return undefined;
  return read.why === 'empty'
    ? l10n.t('Paste the API key here.')
    : l10n.t('An API key consists of letters, digits, - and _ only. This looks like something else.');
}

/** The team whose key it is, or why it cannot be used, in words. */
async function tryKey(parts: KeyParts, typed: string, signal: AbortSignal): Promise<Session['team'] | string> {
  try {
    const read = readTypedKey(typed);
    const team = read.ok ? await signInWith(parts, read.key, signal) : undefined;
    return team ?? refusedWords();
  } catch (error) {
    if (isCancel(error)) return '';
    parts.log.error(`sign in: ${described(error)}`);
    return problemWords(error);
  }
}

/** Stores the key and tells whose it is, unless Paperspace refuses it: undefined. Rejects with what else went wrong. */
export async function signInWith(
  { accounts, logTry }: KeyParts,
  key: string,
  signal: AbortSignal,
): Promise<Session['team'] | undefined> {
  const api = settings.apiUrl();
  if (!api.ok) throw new InvalidApiUrl();
  const session = await sessionOf(createClient({ baseUrl: api.url, key, log: logTry }), signal);
  if (!session) return undefined;
  signal.throwIfAborted();
  const { team, user, isAdmin } = session;
  await accounts.save({
    team,
    user: { id: user.id, email: user.email },
    ...(isAdmin === undefined ? {} : { isAdmin }),
    origin: api.origin,
    key,
  });
  return team;
}

/** A key that was never used before was not "deleted meanwhile": 401 is a refusal like any other. */
async function sessionOf(client: Client, signal: AbortSignal): Promise<Session | undefined> {
  try {
    return await client.session(signal);
  } catch (error) {
    if (isBadKey(error)) return undefined;
    throw error;
  }
}

function refusedWords(): string {
  return l10n.t('Paperspace refused this API key. Check that all of it was copied, and that it was not deleted.');
}

/** What is not found when a key is tried is no drive: the address is wrong. */
export function isWrongAddress(error: unknown): boolean {
  return isNotFound(error);
}

export function wrongAddressWords(): string {
  return l10n.t('What answered does not look like the Paperspace API: check the setting paperspaceDrives.apiUrl.');
}

function problemWords(error: unknown): string {
  if (!isWrongAddress(error)) return wordsFor(error).text;
  const { command, query } = settingsCommand('apiUrl');
  const link = `command:${command}?${encodeURIComponent(JSON.stringify([{ query }]))}`;
  // A box has no buttons for its messages, but makes a link of this.
  return `${wrongAddressWords()} [${l10n.t('Open Settings')}](${link})`;
}
