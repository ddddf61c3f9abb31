import { InputBoxValidationSeverity, l10n } from 'vscode';
import { regionName } from '../../../core/drives/regions';
import type { Answer, StepOf } from '../../prompts/answer';
import { ask } from '../../prompts/ask';
import { nameProblem } from '../../words/name';
import { takeProblem, type Draft } from './draft';
import { problemText } from './problemItem';

export async function askName(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const { region = '' } = draft;
  const taken = new Set(draft.account.list.store.drives.filter(d => d.region === region).map(d => d.name));
  const answer = await ask({
    ...step,
    prompt: l10n.t('Name of the drive'),
    value: draft.name ?? '',
    placeholder: l10n.t('For example: datasets'),
    problem: problemText(takeProblem(draft, 'name')),
    onType: name => (draft.name = name),
    validate: name => {
      const problem = nameProblem(name);
      if (problem !== undefined || !taken.has(name.trim())) return problem;
      return {
        message: l10n.t(
          'There is a drive with this name in {0} already. Two drives may share a name; only the id tells them apart.',
          regionName(region),
        ),
        severity: InputBoxValidationSeverity.Warning,
      };
    },
  });
  if (answer?.kind === 'chosen') draft.name = answer.value.trim();
  return answer;
}
