import { networkInterfaces } from 'node:os';
import { env, l10n } from 'vscode';
import { autoTarget } from '../../../core/mount/autoTarget';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { targetLabel } from '../../words/target';

/**
 * Where the extension sees another system than the one its files are on, nobody but the person knows which it is.
 * Resolves to a target's id, or to `auto`; undefined: backed out.
 */
export async function askSystem(
  { farFromFiles }: Pick<Services, 'farFromFiles'>,
  wanted: string,
): Promise<string | undefined> {
  if (wanted !== 'auto' || !farFromFiles) return wanted;
  const answer = await pick({
    title: l10n.t('Copy Mount Snippet'),
    placeholder: l10n.t('Which system is the snippet for?'),
    items: ['linux', 'macos', 'powershell'].map(target => ({ label: targetLabel(target), target })),
  });
  return answer?.kind === 'chosen' ? answer.value.target : undefined;
}

/** What `auto` means for a drive, and whether this very host is in the drive's network. */
export function resolveTarget(
  wanted: string,
  mountPoint: string,
): { readonly target: string; readonly inNetwork: boolean } {
  const auto = autoTarget(hostFacts(), mountPoint);
  return wanted === 'auto' ? auto : { target: wanted, inNetwork: auto.inNetwork };
}

function hostFacts() {
  const addresses = Object.values(networkInterfaces()).flatMap(found => found ?? []);
  return {
    platform: process.platform,
    isRemote: env.remoteName !== undefined,
    addresses: addresses.map(({ address }) => address),
  };
}
