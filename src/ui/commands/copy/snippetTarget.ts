import { networkInterfaces } from 'node:os';
import { env, l10n } from 'vscode';
import { autoTarget } from '../../../core/mount/autoTarget';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { targetLabel } from '../../words/target';

/** Where the extension sees another system than the one its files are on, nobody but the person knows which it is. */
export async function resolveTarget(
  { farFromFiles }: Pick<Services, 'farFromFiles'>,
  wanted: string,
  mountPoint: string,
): Promise<{ readonly target: string; readonly inNetwork: boolean } | undefined> {
  if (wanted !== 'auto') return { target: wanted, inNetwork: inNetwork(mountPoint) };
  if (!farFromFiles) return autoTarget(hostFacts(), mountPoint);
  const answer = await pick({
    title: l10n.t('Copy Mount Snippet'),
    placeholder: l10n.t('Which system is the snippet for?'),
    items: ['linux', 'macos', 'powershell'].map(target => ({ label: targetLabel(target), target })),
  });
  return answer?.kind === 'chosen' ? { target: answer.value.target, inNetwork: false } : undefined;
}

function inNetwork(mountPoint: string): boolean {
  return autoTarget(hostFacts(), mountPoint).inNetwork;
}

function hostFacts() {
  const addresses = Object.values(networkInterfaces()).flatMap(found => found ?? []);
  return {
    platform: process.platform,
    isRemote: env.remoteName !== undefined,
    addresses: addresses.map(({ address }) => address),
  };
}
