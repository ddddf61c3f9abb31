import { l10n } from 'vscode';
import { knownRegions } from '../../../core/drives/regions';
import type { Answer, StepOf } from '../../prompts/answer';
import { pick } from '../../prompts/pick';
import { regionDescription } from '../../words/drive';
import { takeProblem, type Draft } from './draft';
import { problemItems } from './problemItem';

export async function askRegion(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const drives = draft.account.list.store.drives;
  const choices = knownRegions.map(({ code: region, name }) => {
    const there = drives.filter(drive => drive.region === region);
    return {
      kindOf: 'region' as const,
      label: name,
      description: there.length > 0 ? regionDescription(there) : '',
      region,
    };
  });
  const answer = await pick({
    ...step,
    placeholder: l10n.t('The region of the drive. Only machines in the same region can reach it.'),
    items: [...problemItems(takeProblem(draft, 'region')), ...choices],
    isActive: item => item.kindOf === 'region' && item.region === draft.region,
    canChoose: item => item.kindOf === 'region',
  });
  if (answer?.kind !== 'chosen' || answer.value.kindOf !== 'region') return answer;
  // A network is in one region: another region needs another network.
  if (draft.region !== undefined && draft.region !== answer.value.region) draft.network = undefined;
  draft.region = answer.value.region;
  return answer;
}
