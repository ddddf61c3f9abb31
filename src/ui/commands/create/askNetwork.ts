import { l10n } from 'vscode';
import type { NetworkChoice } from '../../../core/drives/createDrive';
import type { PrivateNetwork } from '../../../core/drives/drive';
import { regionName } from '../../../core/drives/regions';
import { visibleLabel } from '../../../core/text/visible';
import type { Answer, StepOf } from '../../prompts/answer';
import { ask } from '../../prompts/ask';
import { pick } from '../../prompts/pick';
import { networkRange } from '../../words/drive';
import { wordsFor } from '../../words/failure';
import { goesOn, takeProblem, type Draft } from './draft';
import { problemItems, problemText } from './problemItem';

/** The network, from a list; by its id where networks cannot be listed; or a new one, which is only planned here. */
export async function askNetwork(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const networks = () => draft.account.networks.read({ again: true });
  let read = networks();
  // Once: the list that was to show it may not come, and then the box for the id does.
  const problem = takeProblem(draft, 'network');
  for (;;) {
    const listed = await pickNetwork(draft, step, read, problem).catch((error: unknown) => ({
      kind: 'unlisted' as const,
      error,
    }));
    if (listed?.kind === 'unlisted' && (await goesOn(draft, listed.error))) {
      read = networks();
      continue;
    }
    if (listed?.kind === 'unlisted') return askId(draft, step, wordsFor(listed.error).text, problem);
    if (listed?.kind !== 'chosen') return listed;
    if (listed.value !== 'new') return keep(draft, listed.value);
    const planned = await askNewName(draft, step);
    // Back from the new network's name returns to the list.
    if (planned?.kind !== 'back') return planned;
  }
}

async function pickNetwork(
  draft: Draft,
  step: StepOf,
  read: Promise<readonly PrivateNetwork[]>,
  problem: readonly string[],
): Promise<Answer<NetworkChoice | 'new'>> {
  const { region = '', network } = draft;
  const answer = await pick({
    ...step,
    placeholder: l10n.t('The private network in {0}. Only machines in it can mount the drive.', regionName(region)),
    items: read.then(all => [
      ...problemItems(problem),
      ...all.filter(one => one.region === region).map(existingItem),
      {
        role: 'new' as const,
        label: `$(add) ${l10n.t('New private network…')}`,
        description: network?.kind === 'new' ? visibleLabel(network.name) : '',
        alwaysShow: true,
      },
    ]),
    isActive: item =>
      item.role === 'existing'
        ? network?.kind === 'existing' && item.network.id === network.id
        : item.role === 'new' && network?.kind === 'new',
    canChoose: item => item.role !== 'problem',
  });
  if (answer?.kind !== 'chosen') return answer;
  const item = answer.value;
  if (item.role !== 'existing') return { kind: 'chosen', value: 'new' };
  return { kind: 'chosen', value: { kind: 'existing', id: item.network.id, network: item.network } };
}

function existingItem(network: PrivateNetwork) {
  return {
    role: 'existing' as const,
    label: visibleLabel(network.name),
    description: visibleLabel(networkRange(network)),
    network,
  };
}

async function askNewName(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const answer = await ask({
    ...step,
    back: true,
    prompt: l10n.t(
      'Name of the new private network in {0}. It is made just before the drive.',
      regionName(draft.region ?? ''),
    ),
    value: draft.typedNetwork.name ?? '',
    placeholder: l10n.t('Name'),
    onType: name => (draft.typedNetwork = { ...draft.typedNetwork, name }),
    validate: name => (name.trim() === '' ? l10n.t('Type a name for the network.') : undefined),
  });
  return answer?.kind === 'chosen' ? keep(draft, { kind: 'new', name: answer.value.trim() }) : answer;
}

async function askId(draft: Draft, step: StepOf, why: string, problem: readonly string[]): Promise<Answer<unknown>> {
  const answer = await ask({
    ...step,
    prompt: l10n.t(
      'The private networks could not be listed. {0} Type the id of a network in {1}.',
      why,
      regionName(draft.region ?? ''),
    ),
    value: draft.typedNetwork.id ?? (draft.network?.kind === 'existing' ? draft.network.id : ''),
    placeholder: l10n.t('ID of a private network'),
    onType: id => (draft.typedNetwork = { ...draft.typedNetwork, id }),
    problem: problemText(problem),
    validate: id =>
      /^[A-Za-z0-9_-]+$/.test(id.trim()) ? undefined : l10n.t('An id consists of letters, digits, - and _.'),
  });
  return answer?.kind === 'chosen' ? keep(draft, { kind: 'existing', id: answer.value.trim() }) : answer;
}

function keep(draft: Draft, network: NetworkChoice): Answer<NetworkChoice> {
  draft.network = network;
  return { kind: 'chosen', value: network };
}
