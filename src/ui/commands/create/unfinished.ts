import { l10n } from 'vscode';
import { systemClock } from '../../../core/clock';
import { driveMaking, networkMaking, type CreateNotKnown } from '../../../core/drives/createDrive';
import { lookOften, type Making } from '../../../core/drives/makeOnce';
import type { Listed } from '../../../core/drives/newest';
import { beforeOf, type WishNote } from '../../../core/drives/wishNote';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { whose } from '../../log';
import { warn } from '../../messages';
import { Interrupted } from '../../problems';
import type { Services } from '../../services';
import { again } from './createDrive';
import { draftOf } from './draft';
import { button, networksFound, notKnown, showingLook, take, type Lost } from './notKnown';

/** What is not there a day later was not made, most likely: it is told once more, and not at every start. */
const toldForMs = 24 * 60 * 60_000;

/** What was asked for when its window closed, or its host ended: it is looked for as if its answer had just been lost. */
export async function lookForUnfinished(services: Services, account: Account): Promise<void> {
  const notes = await account.wishes.unfinished();
  await Promise.all(notes.map(note => lookFor(services, account, note)));
}

async function lookFor(services: Services, account: Account, seen: WishNote): Promise<void> {
  const { wishes } = account;
  const held = await wishes.holdUnfinished(seen);
  if (!held?.note) return;
  const { note } = held;
  services.log.info(`${whose(account)}looking for a ${note.at} whose answer was lost`);
  const outcome = await found(account, note);
  // It could not be looked for: the next time, then.
  if (!outcome) return held.letGo();
  // Told before it is let go: who waits for it must not make another one.
  await held.lookedFor(outcome.candidates);
  if (Math.abs(Date.now() - note.time) > toldForMs) await wishes.settle(note);
  await tellFound({ services, draft: draftOf(services, account, note), outcome, again: again(services) });
}

/** Undefined: the service could not be asked. */
async function found(account: Account, note: WishNote): Promise<CreateNotKnown | undefined> {
  const { client, signal } = account;
  const before = beforeOf(note);
  const common = { kind: 'notKnown', error: new Interrupted(), before } as const;
  const look = <T extends Listed>(making: Making<T>) =>
    showingLook(note.sent.name, () => lookOften(making, before, systemClock, signal));
  if (note.at === 'network') {
    const candidates = await look(networkMaking(client, note.sent));
    return candidates && { ...common, at: note.at, sent: note.sent, candidates };
  }
  const candidates = await look(driveMaking(client, note.sent));
  return candidates && { ...common, at: note.at, sent: note.sent, candidates, networkMade: undefined };
}

/** Nobody has asked for anything just now, so that no box opens by itself. */
async function tellFound(lost: Lost): Promise<void> {
  const { draft, outcome } = lost;
  if (outcome.candidates.length !== 1) {
    notKnown(lost);
    return;
  }
  if (outcome.at === 'drive') {
    const [only] = outcome.candidates;
    if (only) await take(lost, only, { unasked: true });
    return;
  }
  await draft.account.wishes.settle(outcome);
  const text = l10n.t(
    'The network {0} was made, and the drive {1} was not: the window was closed in between.',
    visible(outcome.sent.name),
    visible(draft.name ?? ''),
  );
  const { candidates, sent } = outcome;
  const create = (now: Lost) => now.again(now.draft, networksFound(now.draft, candidates, sent.name));
  warn(text, button(lost, l10n.t('Create Drive…'), 'create drive', create));
}
