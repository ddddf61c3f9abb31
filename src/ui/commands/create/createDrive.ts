import { l10n } from 'vscode';
import { systemClock } from '../../../core/clock';
import {
  createDrive,
  wishKey,
  type CreateFailed,
  type CreateNotKnown,
  type CreateOutcome,
  type DriveWish,
} from '../../../core/drives/createDrive';
import { refusedQuestion } from '../../../core/drives/createFailure';
import { AskedElsewhere, NotWrittenDown } from '../../../core/drives/notSent';
import { regionCode } from '../../../core/drives/regions';
import type { UnderWay } from '../../../core/drives/underWay';
import { visible } from '../../../core/text/visible';
import { described, whose } from '../../log';
import { showingWork } from '../../longWork';
import { tellFailure } from '../../messages';
import { NotSignedIn } from '../../problems';
import { runWizard, type Position, type Step } from '../../prompts/wizard';
import type { Services } from '../../services';
import { wordsFor } from '../../words/failure';
import { nameGiven, numberGiven, readArguments, textGiven } from '../arguments';
import type { Call } from '../command';
import { teamMeant } from '../whichTeam';
import { askName } from './askName';
import { askNetwork } from './askNetwork';
import { askRegion } from './askRegion';
import { askSize } from './askSize';
import { askTeam } from './askTeam';
import { created, factsOf } from './afterwards';
import { askDespite, emptyDraft, goesOn, keepGivenUp, questions, useNetwork, type Draft, type Question } from './draft';
import { lastLook } from './lastLook';
import { networksFound, notKnown } from './notKnown';

/** Asks for what neither the row nor the arguments say. Resolves to what was made. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const draft = await beginDraft(services, call);
  return createAsking(services, draft);
}

/** Asks for what the draft does not know, and always for a last look. How it ended is in the draft besides. */
export function createAsking(services: Services, draft: Draft): Promise<object | undefined> {
  return create(services, draft, knownQuestions(draft));
}

/** Asks until the drive is made, or somebody backs out: a refusal comes back to the question it concerns. */
export async function create(
  services: Services,
  draft: Draft,
  known: ReadonlySet<Question>,
  start?: Question,
): Promise<object | undefined> {
  let from = start && questions.indexOf(start);
  let askedAt = 0;
  for (let sendsAgain = false; sendsAgain || (await runWizard(wizardSteps(draft, known), from));) {
    // With another key it is the same wish: what another window has made of it meanwhile is it.
    if (!sendsAgain) askedAt = systemClock.now();
    // Once: what comes of it may be a question.
    sendsAgain = false;
    const { result: outcome, joined } = await send(draft, askedAt);
    draft.outcome = outcome;
    // Asked for twice: the first to ask says how it ended.
    if (joined) return outcome.kind === 'made' ? factsOf(outcome.drive) : undefined;
    if (outcome.kind === 'made') return created(services, draft.account, outcome);
    services.log.error(`${whose(draft.account)}create drive: ${described(outcome.error)}`);
    keepNetwork(draft, outcome);
    if (outcome.kind === 'notKnown') {
      const question = askFirst(draft, outcome);
      if (!question) {
        notKnown({ services, draft, outcome, again: again(services) });
        return undefined;
      }
      from = questions.indexOf(question);
      continue;
    }
    if (outcome.givenUp) keepGivenUp(draft, outcome.givenUp);
    sendsAgain = await goesOn(draft, outcome.error);
    if (sendsAgain) continue;
    if (draft.account.signal.aborted) {
      // Signed out: there is nobody to ask again for.
      tellFailure(outcome.error, undefined, l10n.t('{0} was not made.', visible(draft.name ?? '')));
      return undefined;
    }
    if (outcome.error instanceof AskedElsewhere || outcome.givenUp) services.view.refreshAfterChange(draft.account);
    if (outcome.error instanceof NotWrittenDown) draft.unwritten = true;
    const question = refusedQuestion(outcome);
    draft.problem = { question, texts: failureTexts(outcome) };
    from = questions.indexOf(question);
  }
  return undefined;
}

/** Comes back to a question, with everything that was answered. */
export function again(services: Services) {
  return (draft: Draft, question: Question): Promise<object | undefined> =>
    create(services, draft, knownQuestions(draft), question);
}

/** Where the same as was lost before is asked for: the question at which that is said. Undefined: it was sent now. */
function askFirst(draft: Draft, outcome: CreateNotKnown): Question | undefined {
  if (!outcome.sentBefore) return undefined;
  if (outcome.candidates.length === 0) return askDespite(draft, outcome);
  return outcome.at === 'network' ? networksFound(draft, outcome.candidates, outcome.sent.name) : undefined;
}

export async function beginDraft(services: Services, call: Call): Promise<Draft> {
  const accounts = await services.accounts.required();
  const [first] = accounts;
  if (!first) throw new NotSignedIn();
  const meant = teamMeant(services.accounts, call);
  const draft = emptyDraft(services, meant ?? first);
  const called = readArguments(call);
  const given = called.on === 'given' ? called.given : {};
  const [row] = called.on === 'rows' ? called.rows : [];
  const region = row && 'region' in row ? row.region : textGiven(given, 'region');
  const networkId = row?.kind === 'network' ? row.id : textGiven(given, 'networkId');
  return {
    ...draft,
    isTeamKnown: meant !== undefined,
    region: region === undefined ? undefined : regionCode(region),
    network: networkId === undefined ? undefined : { kind: 'existing', id: networkId },
    name: nameGiven(given),
    size: numberGiven(given, 'size'),
  };
}

/** What need not be asked: a row knows its team, region and network, arguments know what they name. */
function knownQuestions(draft: Draft): ReadonlySet<Question> {
  return new Set(questions.filter(question => isAnswered(draft, question)));
}

function isAnswered(draft: Draft, question: Question): boolean {
  if (question === 'team') return draft.isTeamKnown;
  return question !== 'look' && draft[question] !== undefined;
}

function wizardSteps(draft: Draft, known: ReadonlySet<Question>): readonly Step[] {
  const prompts = {
    team: askTeam,
    region: askRegion,
    network: askNetwork,
    name: askName,
    size: askSize,
    look: lastLook,
  };
  const title = l10n.t('Create Drive');
  return questions.map(question => ({
    // Asked after all when a later answer took it away: another region needs another network.
    get known() {
      return known.has(question) && (question === 'look' || isAnswered(draft, question));
    },
    isAbsent: question === 'team' && draft.teams().length < 2,
    run: (position: Position) => prompts[question](draft, { ...position, title, signal: draft.signal }),
  }));
}

function wishOf({ region, network, name, size }: Draft): DriveWish {
  if (region === undefined || !network || name === undefined || size === undefined)
    throw new Error('a question was not asked');
  return { region, network, name, size };
}

/** A notification would stay for a while over the box that a refusal comes back into, so the status bar names it. */
async function send(draft: Draft, askedAt: number): ReturnType<UnderWay<CreateOutcome>['join']> {
  const { id, client, signal, creating, wishes } = draft.account;
  const wish = wishOf(draft);
  const title = l10n.t('Creating {0}', visible(wish.name));
  return creating.join(wishKey(wish), () =>
    showingWork(title, say => {
      const onLost = () => say(l10n.t('the answer was lost, looking whether it was made…'));
      const onWait = () => say(l10n.t('it is being looked for or made already…'));
      const { despite, unwritten } = draft;
      const givenUp = draft.givenUp.filter(({ account }) => account === id);
      return createDrive(client, wish, {
        clock: systemClock,
        signal,
        wishes,
        askedAt,
        onLost,
        onWait,
        despite,
        givenUp,
        unwritten,
      });
    }),
  );
}

/** A network made on the way remains, so that the next try uses it instead of making another. */
function keepNetwork(draft: Draft, outcome: CreateFailed | CreateNotKnown): void {
  const made = outcome.kind === 'failed' || outcome.at === 'drive' ? outcome.networkMade : undefined;
  if (made) useNetwork(draft, made);
}

function failureTexts({ error, networkMade }: CreateFailed): readonly string[] {
  const why = wordsFor(error).text;
  if (!networkMade) return [why];
  return [why, l10n.t('The new network {0} was made and remains; trying again uses it.', visible(networkMade.name))];
}
