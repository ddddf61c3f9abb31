import { l10n, ProgressLocation, window, type Disposable } from 'vscode';
import { createDrive, type CreateOutcome, type DriveWish } from '../../../core/drives/createDrive';
import { refusedQuestion } from '../../../core/drives/createFailure';
import { isOutcomeUnknown } from '../../../core/drives/outcome';
import { regionCode } from '../../../core/drives/regions';
import { visible } from '../../../core/text/visible';
import { described } from '../../log';
import { runWizard, type Position, type Step } from '../../prompts/wizard';
import type { Services } from '../../services';
import { wordsFor } from '../../words/failure';
import { isNode } from '../../tree/nodes';
import { numberGiven, readArguments, textGiven } from '../arguments';
import { command } from '../command';
import { askName } from './askName';
import { askNetwork } from './askNetwork';
import { askRegion } from './askRegion';
import { askSize } from './askSize';
import { created, notKnown } from './afterwards';
import { questions, type Draft, type Question } from './draft';
import { lastLook } from './lastLook';

export function registerCreateDrive(services: Services): Disposable {
  return command(services.log, 'paperspaceDrives.createDrive', async args => {
    const draft = await beginDraft(services, args);
    return create(services, draft, knownQuestions(draft, args));
  });
}

/** Asks until the drive is made, or somebody backs out: a refusal comes back to the question it concerns. */
async function create(services: Services, draft: Draft, known: ReadonlySet<Question>): Promise<object | undefined> {
  let from: number | undefined;
  while (await runWizard(wizardSteps(draft, known), from)) {
    const wish = wishOf(draft);
    const outcome = await send(draft, wish);
    if (outcome.kind === 'made') return created(services, draft.account, outcome);
    services.log.error(`create drive: ${described(outcome.error)}`);
    keepNetwork(draft, outcome);
    if (isOutcomeUnknown(outcome.error)) return notKnown(services, draft.account, wish, outcome);
    const question = refusedQuestion(outcome);
    draft.problem = { question, text: failureText(outcome) };
    from = questions.indexOf(question);
  }
  return undefined;
}

async function beginDraft({ accounts }: Services, args: readonly unknown[]): Promise<Draft> {
  const account = await accounts.required();
  const called = readArguments(args);
  const given = called.on === 'given' ? called.given : {};
  const region = called.on === 'rows' ? called.rows[0]?.region : textGiven(given, 'region');
  const networkId = textGiven(given, 'networkId');
  return {
    account,
    region: region === undefined ? undefined : regionCode(region),
    network: networkId === undefined ? undefined : { kind: 'existing', id: networkId },
    name: textGiven(given, 'name'),
    size: numberGiven(given, 'size'),
    problem: undefined,
  };
}

/**
 * What need not be asked. A region row knows its region; a button in the view's title receives the focused row too,
 * but there it is only a proposal. The two differ in the second argument: a menu on a row passes the selection.
 */
function knownQuestions(draft: Draft, [first, second]: readonly unknown[]): ReadonlySet<Question> {
  const onRow = isNode(first) && first.kind === 'region' && second !== undefined;
  const asked = questions.filter(question => {
    if (question === 'look') return true;
    return isNode(first) ? !(question === 'region' && onRow) : draft[question] === undefined;
  });
  return new Set(questions.filter(question => !asked.includes(question)));
}

function wizardSteps(draft: Draft, known: ReadonlySet<Question>): readonly Step[] {
  const prompts = { region: askRegion, network: askNetwork, name: askName, size: askSize, look: lastLook };
  const title = l10n.t('Create Drive');
  return questions.map(question => ({
    known: known.has(question),
    run: (position: Position) => prompts[question](draft, { ...position, title }),
  }));
}

function wishOf({ region, network, name, size }: Draft): DriveWish {
  if (region === undefined || !network || name === undefined || size === undefined)
    throw new Error('a question was not asked');
  return { region, network, name, size };
}

function send({ account }: Draft, wish: DriveWish): Promise<CreateOutcome> {
  const title = l10n.t('Creating {0}…', visible(wish.name));
  return Promise.resolve(
    window.withProgress({ location: ProgressLocation.Notification, title }, () =>
      createDrive(account.client, wish, account.signal),
    ),
  );
}

/** A network made on the way remains, so that the next try uses it instead of making another. */
function keepNetwork(draft: Draft, { networkMade }: Extract<CreateOutcome, { kind: 'failed' }>): void {
  if (!networkMade) return;
  draft.network = { kind: 'existing', id: networkMade.id, network: networkMade };
  draft.account.networks.forget();
}

function failureText({ error, networkMade }: Extract<CreateOutcome, { kind: 'failed' }>): string {
  const why = wordsFor(error).text;
  return networkMade
    ? l10n.t('{0} The new network {1} was made and remains; trying again uses it.', why, visible(networkMade.name))
    : why;
}
