import { l10n } from 'vscode';
import { byRegionOrder, knownRegions, regionName } from '../../../core/drives/regions';
import { totalOf } from '../../../core/drives/totals';
import { visibleLabel } from '../../../core/text/visible';
import type { Answer, StepOf } from '../../prompts/answer';
import { pick } from '../../prompts/pick';
import { regionFacts } from '../../words/drive';
import { takeProblem, type Draft } from './draft';
import { problemItems } from './problemItem';

export async function askRegion(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const drives = draft.account.list.store.drives;
  const choices = regionsOf(draft).map(region => {
    const there = drives.filter(drive => drive.region === region);
    return {
      role: 'region' as const,
      label: visibleLabel(regionName(region)),
      description: there.length > 0 ? regionFacts(totalOf(there)).join(' · ') : '',
      region,
    };
  });
  const answer = await pick({
    ...step,
    placeholder: l10n.t('The region of the drive. Only machines in the same region can reach it.'),
    items: [...problemItems(takeProblem(draft, 'region')), ...choices],
    isActive: item => item.role === 'region' && item.region === draft.region,
    canChoose: item => item.role === 'region',
  });
  if (answer?.kind !== 'chosen' || answer.value.role !== 'region') return answer;
  // A network is in one region: another region needs another network.
  if (draft.region !== undefined && draft.region !== answer.value.region) {
    draft.network = undefined;
    draft.typedNetwork = {};
  }
  draft.region = answer.value.region;
  return answer;
}

/** Paperspace's regions as far as they are known here, and every other that was seen or named: it may open new ones. */
function regionsOf({ account, region }: Draft): readonly string[] {
  const { list, networks } = account;
  const seen = [...list.store.drives.map(drive => drive.region), ...networks.knownRegions, ...(region ? [region] : [])];
  return [...new Set([...knownRegions.map(({ code }) => code), ...seen])].sort(byRegionOrder);
}
