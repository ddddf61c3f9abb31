import { InputBoxValidationSeverity, l10n } from 'vscode';
import { systemClock } from '../../../core/clock';
import { isNameTaken } from '../../../core/drives/nameTaken';
import { regionName } from '../../../core/drives/regions';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import type { Answer, StepOf } from '../../prompts/answer';
import { ask, type Verdict } from '../../prompts/ask';
import { nameProblem } from '../../words/name';
import { takeProblem, type Draft } from './draft';
import { problemText } from './problemItem';

/** A name that is taken is a warning while it is typed; where the list was not read, Enter asks the service first. */
export async function askName(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const { account, region = '' } = draft;
  const { store, state } = account.list;
  const taken = new Set(store.drives.filter(d => d.region === region).map(d => d.name));
  const answer = await ask({
    ...step,
    prompt: l10n.t('Name of the drive'),
    value: draft.name ?? '',
    placeholder: l10n.t('For example: datasets'),
    problem: problemText(takeProblem(draft, 'name')),
    onType: name => (draft.name = name),
    validate: name => nameProblem(name) ?? (taken.has(name.trim()) ? takenWarning(region) : undefined),
    ...(state.loaded === 'whole' ? {} : { attempt: askingService(draft.account, region) }),
  });
  if (answer?.kind === 'chosen') draft.name = answer.value.trim();
  return answer;
}

/** Asks once for each name: the second Enter takes it all the same. */
function askingService(account: Account, region: string): (typed: string, signal: AbortSignal) => Promise<Verdict> {
  const asked = new Set<string>();
  return async (typed, signal) => {
    const name = typed.trim();
    if (asked.has(name)) return undefined;
    asked.add(name);
    const isTaken = await isNameTaken(account.client, { name, region }, systemClock, signal);
    return isTaken ? takenWarning(region) : undefined;
  };
}

function takenWarning(region: string): Verdict {
  return {
    message: l10n.t(
      'There is a drive with this name in {0} already. Two drives may share a name; only the id tells them apart. Enter takes it all the same.',
      visible(regionName(region)),
    ),
    severity: InputBoxValidationSeverity.Warning,
  };
}
