import { homedir } from 'node:os';
import {
  InputBoxValidationSeverity,
  l10n,
  ProgressLocation,
  window,
  type InputBoxValidationMessage,
  type QuickPickItem,
} from 'vscode';
import type { Session } from '../../core/api/session';
import { credentialsFile, findKeys, type FoundKey, type FoundKeys } from '../../core/keys/foundKeys';
import { visibleLabel } from '../../core/text/visible';
import { openSettingsButton, refuse } from '../messages';
import { InvalidApiUrl } from '../problems';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { settings } from '../settings';
import { fileTrouble, foundIn, foundWhere } from '../words/foundKeys';
import { askForKey, isWrongAddress, signInWith, wrongAddressWords, type KeyParts } from './askForKey';

type Parts = KeyParts & Pick<Services, 'farFromFiles'>;

interface Item extends QuickPickItem {
  /** Which of the keys, and not the key itself: an item is handed to VS Code. Undefined: another one is pasted. */
  readonly at?: number;
  readonly explains?: boolean;
}

/**
 * Offers the keys that Paperspace's own tools have on this machine, which are looked for only now, and stores the one that is
 * chosen; where there is none, asks for one at once. One that is refused comes back with the reason.
 */
export async function offerKey(parts: Parts, title: string): Promise<Session['team'] | undefined> {
  const api = settings.apiUrl();
  if (!api.ok) throw new InvalidApiUrl();
  const found = await findKeys(process.env, homedir());
  const trouble = fileTrouble(found);
  if (found.problem) parts.log.warn(`${credentialsFile}: ${JSON.stringify(found.problem)}`);
  if (found.keys.length === 0) return askForKey(parts, title, trouble === undefined ? undefined : asWarning(trouble));
  const signedIn = (await parts.accounts.current()).map(({ team }) => team.namespace);
  const refused = new Set<FoundKey>();
  for (;;) {
    const items = itemsOf(found, { signedIn, refused, origin: api.origin, trouble });
    const answer = await pick({
      title,
      placeholder: foundWhere(parts.farFromFiles),
      items,
      canChoose: ({ explains = false }) => !explains,
      // What was refused once is hardly taken the second time.
      isActive: ({ at, explains }) => refused.size > 0 && at === undefined && !explains,
    });
    if (answer?.kind !== 'chosen') return undefined;
    const chosen = found.keys[answer.value.at ?? -1];
    if (!chosen) return askForKey(parts, title);
    const tried = await tryFound(parts, chosen);
    if (tried !== 'refused') return tried;
    refused.add(chosen);
  }
}

/** It is no reason against the key that is going to be pasted. */
function asWarning(message: string): InputBoxValidationMessage {
  return { message, severity: InputBoxValidationSeverity.Warning };
}

interface Known {
  /** The namespaces of the teams that are signed in. */
  readonly signedIn: readonly string[];
  readonly refused: ReadonlySet<FoundKey>;
  /** What a key would be sent to. */
  readonly origin: string;
  readonly trouble: string | undefined;
}

function itemsOf({ keys, origin: theirs }: FoundKeys, { signedIn, refused, origin, trouble }: Known): readonly Item[] {
  const elsewhere = theirs === origin ? undefined : l10n.t('Made for {0}, would be sent to {1}', theirs, origin);
  const found = keys.map((key, at) => {
    const detail = refused.has(key) ? l10n.t('Paperspace refused this API key') : elsewhere;
    return {
      label: `$(key) ${key.team === undefined ? 'PAPERSPACE_API_KEY' : visibleLabel(key.team)}`,
      description: foundIn(key, key.team !== undefined && signedIn.includes(key.team)),
      ...(detail === undefined ? {} : { detail: `$(warning) ${detail}` }),
      at,
    };
  });
  const why = trouble === undefined ? [] : [{ label: `$(info) ${trouble}`, explains: true }];
  return [...found, { label: `$(edit) ${l10n.t('Paste another API key…')}` }, ...why];
}

/** Where no box shows that something is going on. Undefined: cancelled, or it was said why it failed. */
async function tryFound(parts: KeyParts, { key }: FoundKey): Promise<Session['team'] | 'refused' | undefined> {
  const title = l10n.t('Signing in to Paperspace…');
  const cancel = new AbortController();
  try {
    return await window.withProgress(
      { location: ProgressLocation.Notification, title, cancellable: true },
      async (_, token) => {
        token.onCancellationRequested(() => cancel.abort());
        return (await signInWith(parts, key, cancel.signal)) ?? 'refused';
      },
    );
  } catch (error) {
    if (!isWrongAddress(error)) throw error;
    refuse(wrongAddressWords(), openSettingsButton('apiUrl'));
    return undefined;
  }
}
