import { l10n } from 'vscode';
import { approvalAboveGB } from '../../../core/drives/prices';
import { formatSize, readSize } from '../../../core/drives/sizes';
import type { Answer, StepOf } from '../../prompts/answer';
import { pick } from '../../prompts/pick';
import { settings } from '../../settings';
import { priceWords } from '../../words/price';
import { takeProblem, type Draft } from './draft';
import { problemItems } from './problemItem';

export async function askSize(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const choices = settings.sizes().map(size => ({
    role: 'size' as const,
    label: formatSize(size),
    description:
      size > approvalAboveGB ? `${priceWords(size)} · ${l10n.t('may need Paperspace’s approval')}` : priceWords(size),
    size,
  }));
  const answer = await pick({
    ...step,
    placeholder: l10n.t('Size of the drive. It cannot be changed later.'),
    items: [...problemItems(takeProblem(draft, 'size')), ...choices],
    isActive: item => item.role === 'size' && item.size === draft.size,
    // Prices are numbers too: somebody who types 1000 must not be offered what costs that much.
    isMeant: (item, typed) => item.role === 'size' && item.size === readSize(typed),
    canChoose: item => item.role === 'size',
  });
  if (answer?.kind === 'chosen' && answer.value.role === 'size') draft.size = answer.value.size;
  return answer;
}
