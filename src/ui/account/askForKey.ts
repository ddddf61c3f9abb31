import { env, l10n, ProgressLocation, ThemeIcon, Uri, window } from 'vscode';
import { createClient } from '../../core/api/client';
import { ApiError } from '../../core/api/errors';
import type { Session } from '../../core/api/session';
import { readTypedKey } from '../../core/text/apiKey';
import { isCancel } from '../commands/command';
import { described } from '../log';
import { InvalidApiUrl } from '../problems';
import { ask } from '../prompts/ask';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { settings } from '../settings';
import { settingsCommand } from '../settingsCommand';
import { wordsFor } from '../words/failure';

const consoleUrl = 'https://console.paperspace.com/';

export type KeyParts = Pick<Services, 'accounts' | 'log' | 'logTry'>;

/**
 * Asks for an API key until Paperspace accepts one, and stores that. Undefined: backed out, and nothing has changed.
 * @param problem what to say when the box opens
 */
export async function askForKey(
  parts: KeyParts,
  title: string,
  problem?: string,
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

/**
 * Offers the key that Paperspace's own tools read from the environment, if there is one; stores it only if it is chosen.
 */
export async function offerKey(parts: KeyParts, title: string): Promise<Session['team'] | undefined> {
  const found = process.env['PAPERSPACE_API_KEY'] ?? '';
  if (!readTypedKey(found).ok) return askForKey(parts, title);
  if (!settings.apiUrl().ok) throw new InvalidApiUrl();
  const answer = await pick({
    title,
    placeholder: l10n.t('An API key is in this machine’s environment'),
    items: [
      { label: `$(key) ${l10n.t('Use the key in PAPERSPACE_API_KEY')}`, found: true },
      { label: `$(edit) ${l10n.t('Paste another API key…')}`, found: false },
    ],
  });
  if (answer?.kind !== 'chosen') return undefined;
  if (!answer.value.found) return askForKey(parts, title);
  const tried = await tryFoundKey(parts, found);
  return typeof tried === 'string' ? askForKey(parts, title, tried) : tried;
}

/** As `tryKey`, where no box shows that something is going on. Undefined: cancelled. */
function tryFoundKey(parts: KeyParts, found: string): Thenable<Session['team'] | string | undefined> {
  const title = l10n.t('Signing in to Paperspace…');
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => cancel.abort());
    return tryKey(parts, found, cancel.signal).then(tried => (cancel.signal.aborted ? undefined : tried));
  });
}

/** The team whose key it is, or why it cannot be used, in words. */
async function tryKey(parts: KeyParts, typed: string, signal: AbortSignal): Promise<Session['team'] | string> {
  const read = readTypedKey(typed);
  const api = settings.apiUrl();
  if (!read.ok || !api.ok) return wordsFor(new InvalidApiUrl()).text;
  try {
    const session = await createClient({ baseUrl: api.url, key: read.key, log: parts.logTry }).session(signal);
    if (!session) return refusedWords();
    signal.throwIfAborted();
    const { team, user, isAdmin } = session;
    await parts.accounts.save({
      team,
      user: { id: user.id, email: user.email },
      ...(isAdmin === undefined ? {} : { isAdmin }),
      origin: api.origin,
      key: read.key,
    });
    return team;
  } catch (error) {
    if (isCancel(error)) return '';
    parts.log.error(`sign in: ${described(error)}`);
    return problemWords(error);
  }
}

function refusedWords(): string {
  return l10n.t('Paperspace refused this API key. Check that all of it was copied, and that it was not deleted.');
}

/** A key that was never used before was not "deleted meanwhile": what is wrong then is the key, or the address. */
function problemWords(error: unknown): string {
  if (!(error instanceof ApiError)) return wordsFor(error).text;
  if (error.kind === 'badKey') return refusedWords();
  if (error.kind !== 'notFound') return wordsFor(error).text;
  const { command, query } = settingsCommand('apiUrl');
  // A box has no buttons for its messages, but makes a link of this.
  return l10n.t(
    'What answered does not look like the Paperspace API: check the setting paperspaceDrives.apiUrl. [Open Settings]({0})',
    `command:${command}?${encodeURIComponent(JSON.stringify([{ query }]))}`,
  );
}
