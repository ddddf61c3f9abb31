import { l10n } from 'vscode';
import { regionName } from '../../../core/drives/regions';
import { formatSize } from '../../../core/drives/sizes';
import { visibleLabel } from '../../../core/text/visible';
import { teamIfSeveral } from '../../account/teams';
import type { StepOf } from '../../prompts/answer';
import { pick } from '../../prompts/pick';
import type { StepAnswer } from '../../prompts/wizard';
import { networkWords } from '../../words/drive';
import { priceWords } from '../../words/price';
import { mayBeMade, questions, takeProblem, type Draft, type Question } from './draft';
import { problemItems } from './problemItem';

/** Everything that will be made and what it costs. Enter creates; choosing a fact goes back to its question. */
export async function lastLook(draft: Draft, step: StepOf): Promise<StepAnswer> {
  const answer = await pick({
    ...step,
    placeholder: mayBeMade(draft)
      ? l10n.t('Enter creates this.')
      : l10n.t('Enter creates this. Escape leaves nothing made.'),
    items: [...problemItems(takeProblem(draft, 'look')), createItem(draft), ...factItems(draft)],
    isActive: item => item.role === 'create',
    canChoose: item => item.role !== 'problem',
  });
  if (answer?.kind !== 'chosen' || answer.value.role !== 'fact') return answer;
  return { kind: 'goTo', step: questions.indexOf(answer.value.question) };
}

function createItem(draft: Draft) {
  const name = visibleLabel(draft.name ?? '');
  const label =
    draft.network?.kind === 'new'
      ? l10n.t('Create the network {0} and the drive {1}', visibleLabel(draft.network.name), name)
      : l10n.t('Create the drive {0}', name);
  return { role: 'create' as const, label: `$(check) ${label}`, description: priceWords(draft.size ?? 0) };
}

function factItems(draft: Draft) {
  const { region = '', network, name = '', size = 0 } = draft;
  const team = teamIfSeveral(draft.account, draft.teams());
  const facts: readonly (readonly [Question, string, string])[] = [
    ...(team === undefined ? [] : ([['team', l10n.t('Team'), team]] as const)),
    ['region', l10n.t('Region'), regionName(region)],
    ['network', l10n.t('Private network'), plannedNetwork(network)],
    ['name', l10n.t('Name'), name],
    ['size', l10n.t('Size'), formatSize(size)],
  ];
  return facts.map(([question, label, fact]) => ({
    role: 'fact' as const,
    label,
    description: visibleLabel(fact),
    question,
  }));
}

function plannedNetwork(network: Draft['network']): string {
  if (network?.kind === 'new') return l10n.t('{0} (new)', network.name);
  return networkWords(network?.id ?? '', network?.network);
}
