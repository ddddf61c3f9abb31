import { l10n } from 'vscode';
import type { NetworkFacts } from '../../core/machines/connections';
import { countWords, networkRange } from './drive';
import { wordsFor } from './failure';

/** Behind a network's name, each for itself: `10.64.92.0/24`, `2 machines`, `not up to date`. */
export function networkFacts(facts: NetworkFacts): readonly string[] {
  const range = facts.network ? [networkRange(facts.network)] : [];
  const problem = problemOf(facts)?.short;
  if (!facts.machines) return [...range, problem ?? l10n.t('loading…')];
  return [...range, machinesWords(facts.machines.length), ...(problem ? [problem] : [])];
}

function machinesWords(count: number): string {
  if (count === 0) return l10n.t('no machines');
  return count === 1 ? l10n.t('1 machine') : l10n.t('{0} machines', countWords(count));
}

/** What could not be read, in few words, and why; undefined where all that is shown was. */
export function problemOf({
  network,
  machines: known,
  problems: [networks, machines],
}: NetworkFacts): { readonly short: string; readonly why: string } | undefined {
  const short = known ? l10n.t('not up to date') : l10n.t('machines not listed');
  if (machines) return { short, why: wordsFor(machines).text };
  return networks && !network ? { short: l10n.t('name not known'), why: wordsFor(networks).text } : undefined;
}
