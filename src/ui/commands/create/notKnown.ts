import { l10n } from 'vscode';
import { driveMaking, networkMaking, type CreateNotKnown } from '../../../core/drives/createDrive';
import type { Drive, PrivateNetwork } from '../../../core/drives/drive';
import { lookOnce } from '../../../core/drives/makeOnce';
import { askedKey } from '../../../core/drives/wishNote';
import { errorCode } from '../../../core/errorCode';
import { visible, visibleLabel } from '../../../core/text/visible';
import { showingWork } from '../../longWork';
import { described, whose } from '../../log';
import { refuse, showLogButton, signInButton, warn, type Button } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { momentWords } from '../../words/drive';
import { showingFailure } from '../command';
import { created } from './afterwards';
import { askDespite, useNetwork, type Draft, type Question } from './draft';
import { notKnownWords, severalWords } from './notKnownWords';

export interface Lost {
  readonly services: Services;
  readonly draft: Draft;
  readonly outcome: CreateNotKnown;
  /** Comes back to a question, with everything that was typed. */
  readonly again: (draft: Draft, question: Question) => Promise<object | undefined>;
}

/** `settled`: something was found, and `by` ends when the person has been asked what is left to ask. */
type Found = { readonly kind: 'settled'; readonly by: unknown } | { readonly kind: 'none' };

/** Nobody can say whether it was made: nothing is sent again by itself, and a person can look, or ask for it again. */
export function notKnown(lost: Lost): void {
  const { services, draft, outcome } = lost;
  draft.account.networks.forget();
  services.view.refreshAfterChange(draft.account);
  if (outcome.at === 'drive' && outcome.candidates.length > 1) sayWhich(lost, outcome.candidates);
  else warn(notKnownWords(outcome, draft), ...buttons(lost), forgetButton(lost), showLogButton());
}

function buttons(lost: Lost): readonly Button[] {
  const looking = (ifNone: (now: Lost) => unknown) => async (now: Lost) => {
    const found = await look(now);
    return found.kind === 'settled' ? found.by : ifNone(now);
  };
  const again = ({ draft, outcome, again }: Lost) => again(draft, askDespite(draft, outcome));
  return [
    button(lost, l10n.t('Look Again'), 'look again', looking(notKnown)),
    button(lost, l10n.t('Create Again…'), 'create again', looking(again)),
  ];
}

/** For who has seen what became of it, or does not care: else it would be looked for, and told, at every start of a day. */
function forgetButton({ services, draft, outcome }: Lost): Button {
  const run = async (): Promise<void> => {
    try {
      await draft.account.wishes.forget(outcome);
    } catch (error) {
      services.log.error(`${whose(draft.account)}forget: ${described(error)}`);
      const code = errorCode(error);
      const text = l10n.t(
        '{0} is not forgotten: the note of it on this computer cannot be removed ({1}).',
        visible(outcome.sent.name),
        typeof code === 'string' ? code : '?',
      );
      refuse(text, { title: l10n.t('Try Again'), run }, showLogButton());
    }
  };
  return { title: l10n.t('Forget'), run };
}

/** Goes on with it, by the account it was asked for. What fails is logged as `what`, and can be tried again. */
export function button(lost: Lost, title: string, what: string, run: (now: Lost) => unknown): Button {
  const asAccount = async (): Promise<unknown> => {
    const now = await asSignedIn(lost);
    return now && run(now);
  };
  const shown = (): Promise<unknown> =>
    showingFailure(
      lost.services,
      what,
      asAccount,
      () => shown(),
      () => askedKey(lost.outcome),
    );
  return { title, run: shown };
}

/** Somebody who has signed out and in again goes on with it; nobody looks for it with the key of another team. */
async function asSignedIn(lost: Lost): Promise<Lost | undefined> {
  const { services, draft, outcome } = lost;
  const { account } = draft;
  if (!account.signal.aborted) return lost;
  const now = await services.accounts.sameTeam(account);
  if (now) return { ...lost, draft: { ...draft, account: now } };
  refuse(
    l10n.t(
      '{0} was asked for in the team {1}, which is signed out: sign in to it to look.',
      visible(outcome.sent.name),
      visible(account.team.name),
    ),
    signInButton(),
    ...buttons(lost),
  );
  return undefined;
}

/** Looks once. What is found is taken, or shown for the person to say. */
function look(lost: Lost): Promise<Found> {
  return showingLook(lost.outcome.sent.name, () =>
    lost.outcome.at === 'drive' ? lookForDrive(lost, lost.outcome) : lookForNetwork(lost, lost.outcome),
  );
}

export function showingLook<T>(name: string, look: () => Promise<T>): Promise<T> {
  return showingWork(l10n.t('Looking for {0}…', visible(name)), look);
}

async function lookForDrive(lost: Lost, outcome: CreateNotKnown & { at: 'drive' }): Promise<Found> {
  const { client, signal } = lost.draft.account;
  const found = await lookOnce(driveMaking(client, outcome.sent), outcome.before, signal);
  const [only] = found;
  if (!only) return { kind: 'none' };
  if (found.length === 1) return { kind: 'settled', by: take(lost, only) };
  sayWhich(lost, found);
  return { kind: 'settled', by: undefined };
}

/** A network that is found is used: the last look comes back, as the drive was not made. */
async function lookForNetwork(lost: Lost, outcome: CreateNotKnown & { at: 'network' }): Promise<Found> {
  const { draft, again } = lost;
  const { client, signal, wishes } = draft.account;
  const found = await lookOnce(networkMaking(client, outcome.sent), outcome.before, signal);
  if (found.length === 0) return { kind: 'none' };
  await wishes.settle(outcome);
  return { kind: 'settled', by: again(draft, networksFound(draft, found, outcome.sent.name)) };
}

/** Takes the only one; of several the person says which, at the question that this comes back to. */
export function networksFound(draft: Draft, found: readonly PrivateNetwork[], sent: string): Question {
  const name = visible(sent);
  const [only] = found;
  const question = only && found.length === 1 ? 'look' : 'network';
  if (only && question === 'look') useNetwork(draft, only);
  const text =
    question === 'look'
      ? l10n.t('The network {0} was made, and the drive was not: Enter makes it.', name)
      : l10n.t('Several new networks are named {0}: choose one.', name);
  draft.problem = { question, texts: [text] };
  return question;
}

function sayWhich(lost: Lost, candidates: readonly Drive[]): void {
  const choose = button(lost, l10n.t('Choose…'), 'choose a drive', now => choosing(now, candidates));
  warn(severalWords(lost.outcome, candidates.length), choose, forgetButton(lost), showLogButton());
}

async function choosing(lost: Lost, candidates: readonly Drive[]): Promise<object | undefined> {
  const answer = await pick({
    title: l10n.t('Create Drive'),
    placeholder: l10n.t('Which one did you ask for? The others were made elsewhere.'),
    items: [
      ...candidates.map(drive => ({
        label: visibleLabel(drive.name),
        description: `${drive.id} · ${momentWords(drive.created)}`,
        drive,
      })),
      { label: l10n.t('None of these: create it again…'), description: '', drive: undefined },
    ],
  });
  if (answer?.kind !== 'chosen') return undefined;
  const { drive } = answer.value;
  return drive ? take(lost, drive) : againBeside(lost, candidates);
}

/** None of them is it, so that none keeps another one from being made. */
function againBeside({ draft, outcome, again }: Lost, others: readonly Drive[]): Promise<object | undefined> {
  const { ids, since } = outcome.before;
  const before = { ids: [...ids, ...others.map(({ id }) => id)], since };
  return again(draft, askDespite(draft, { ...outcome, before }));
}

/** It is known now: nobody has to look for it any more. */
export async function take(
  { services, draft, outcome }: Lost,
  drive: Drive,
  how?: { readonly unasked: boolean },
): Promise<object> {
  await draft.account.wishes.settle(outcome);
  const networkMade = outcome.at === 'drive' ? outcome.networkMade : undefined;
  return created(services, draft.account, { kind: 'made', drive, networkMade, by: 'earlierRequest' }, how);
}
