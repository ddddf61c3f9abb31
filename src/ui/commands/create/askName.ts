import { l10n } from 'vscode';
import { systemClock } from '../../../core/clock';
import { isNameTaken, namesIn } from '../../../core/drives/nameTaken';
import type { Account } from '../../account/account';
import type { Answer, StepOf } from '../../prompts/answer';
import { ask, type Verdict } from '../../prompts/ask';
import { nameProblem, nameTaken } from '../../words/name';
import { takeProblem, type Draft } from './draft';
import { problemText } from './problemItem';

/** A name that is taken is a warning while it is typed; where the list was not read just now, Enter asks the service first. */
export async function askName(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const { account, region = '' } = draft;
  const { store, state, isRecalled } = account.list;
  const taken = namesIn(region, store.drives);
  const answer = await ask({
    ...step,
    prompt: l10n.t('Name of the drive'),
    value: draft.name ?? '',
    placeholder: l10n.t('For example: datasets'),
    problem: problemText(takeProblem(draft, 'name')),
    onType: name => (draft.name = name),
    validate: name => nameProblem(name) ?? (taken.has(name.trim()) ? nameTaken(region) : undefined),
    ...(state.loaded === 'whole' && !isRecalled ? {} : { attempt: askingService(account, region, taken) }),
  });
  if (answer?.kind === 'chosen') draft.name = answer.value.trim();
  return answer;
}

/** Asks once for each name that is not known to be taken: after a warning, Enter takes it all the same. */
function askingService(
  account: Account,
  region: string,
  taken: ReadonlySet<string>,
): (typed: string, signal: AbortSignal) => Promise<Verdict> {
  const asked = new Set(taken);
  return async (typed, signal) => {
    const name = typed.trim();
    if (asked.has(name)) return undefined;
    asked.add(name);
    const isTaken = await isNameTaken(account.client, { name, region }, systemClock, signal);
    return isTaken ? nameTaken(region) : undefined;
  };
}
