import { l10n, ProgressLocation, window } from 'vscode';
import { driveMaking, networkMaking, type CreateNotKnown } from '../../../core/drives/createDrive';
import type { Drive } from '../../../core/drives/drive';
import { lookOnce } from '../../../core/drives/makeOnce';
import { visible, visibleLabel } from '../../../core/text/visible';
import { showLogButton, warn, type Button } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { showingFailure } from '../command';
import { created } from './afterwards';
import { useNetwork, type Draft, type Question } from './draft';
import { notKnownWords, riskWords, severalWords } from './notKnownWords';

interface Lost {
  readonly services: Services;
  readonly draft: Draft;
  readonly outcome: CreateNotKnown;
  /** Comes back to a question, with everything that was typed. */
  readonly again: (question: Question) => Promise<object | undefined>;
}

/** `settled`: something was found, and `by` ends when the person has been asked what is left to ask. */
type Found = { readonly kind: 'settled'; readonly by: unknown } | { readonly kind: 'none' };

/** Nobody can say whether it was made: nothing is sent again by itself, and a person can look, or ask for it again. */
export function notKnown(lost: Lost): void {
  const { services, draft, outcome } = lost;
  draft.account.networks.forget();
  services.view.refreshAfterChange();
  if (outcome.at === 'drive' && outcome.candidates.length > 1) sayWhich(lost, outcome.candidates);
  // Signed out meanwhile: there is nobody to look for it with.
  else if (draft.account.signal.aborted) warn(notKnownWords(outcome, draft), showLogButton());
  else warn(notKnownWords(outcome, draft), ...buttons(lost), showLogButton());
}

function buttons(lost: Lost): readonly Button[] {
  const button = (title: string, what: string, ifNone: () => unknown): Button => {
    const run = async (): Promise<unknown> => {
      const found = await look(lost);
      return found.kind === 'settled' ? found.by : ifNone();
    };
    // Pressed again, it looks again: nothing was sent.
    const shown = (): Promise<unknown> => showingFailure(lost.services.log, what, run, () => shown());
    return { title, run: shown };
  };
  return [
    button(l10n.t('Look Again'), 'look again', () => notKnown(lost)),
    button(l10n.t('Create Again…'), 'create again', () => {
      lost.draft.problem = { question: 'look', texts: [riskWords(lost.outcome)] };
      return lost.again('look');
    }),
  ];
}

/** Looks once. What is found is taken, or shown for the person to say. */
function look(lost: Lost): Thenable<Found> {
  const title = l10n.t('Looking for {0}…', visible(lost.outcome.sent.name));
  return window.withProgress({ location: ProgressLocation.Window, title }, () =>
    lost.outcome.at === 'drive' ? lookForDrive(lost, lost.outcome) : lookForNetwork(lost, lost.outcome),
  );
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
  const { client, signal } = draft.account;
  const found = await lookOnce(networkMaking(client, outcome.sent), outcome.before, signal);
  const [only] = found;
  if (!only) return { kind: 'none' };
  const name = visible(outcome.sent.name);
  const question = found.length === 1 ? 'look' : 'network';
  if (found.length === 1) useNetwork(draft, only);
  const text =
    found.length === 1
      ? l10n.t('The network {0} was made, and the drive was not: Enter makes it.', name)
      : l10n.t('Several new networks are named {0}: choose one.', name);
  draft.problem = { question, texts: [text] };
  return { kind: 'settled', by: again(question) };
}

function sayWhich(lost: Lost, candidates: readonly Drive[]): void {
  const choose = { title: l10n.t('Choose…'), run: () => choosing(lost, candidates) };
  warn(severalWords(lost.outcome, candidates.length), choose, showLogButton());
}

async function choosing(lost: Lost, candidates: readonly Drive[]): Promise<object | undefined> {
  const answer = await pick({
    title: l10n.t('Create Drive'),
    placeholder: l10n.t('Which one did you ask for? The others were made elsewhere.'),
    items: candidates.map(drive => ({
      label: visibleLabel(drive.name),
      description: `${drive.id} · ${new Date(drive.created).toLocaleString()}`,
      drive,
    })),
  });
  return answer?.kind === 'chosen' ? take(lost, answer.value.drive) : undefined;
}

function take({ services, draft, outcome }: Lost, drive: Drive): object {
  const networkMade = outcome.at === 'drive' ? outcome.networkMade : undefined;
  return created(services, draft.account, { kind: 'made', drive, networkMade });
}
