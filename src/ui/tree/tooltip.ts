import { l10n, MarkdownString } from 'vscode';
import type { Drive, PrivateNetwork } from '../../core/drives/drive';
import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { escapeMarkdown } from '../../core/text/markdown';
import { visible } from '../../core/text/visible';
import { momentWords, networkWords } from '../words/drive';

/**
 * Facts about a drive, and where it is mounted here, never its password. What the service wrote is escaped, and nothing in it can be a
 * command.
 */
export function driveTooltip(
  drive: Drive,
  network: PrivateNetwork | undefined,
  directories: readonly string[],
): MarkdownString {
  const facts: readonly (readonly [string, string])[] = [
    [l10n.t('ID'), drive.id],
    [l10n.t('Size'), formatSize(drive.sizeGB)],
    [l10n.t('Region'), regionName(drive.region)],
    [l10n.t('Private network'), networkWords(drive.networkId, network)],
    [l10n.t('Mount point'), drive.mountPoint === '' ? l10n.t('not ready yet') : drive.mountPoint],
    ...directories.map(directory => [l10n.t('Mounted here'), directory] as const),
    ...(drive.username === '' ? [] : [[l10n.t('User name'), drive.username] as const]),
    [l10n.t('Created'), momentWords(drive.created)],
  ];
  const rows = facts.map(([name, value]) => `| ${name} | ${safe(value)} |`);
  const text = new MarkdownString([`**${safe(drive.name)}**`, '', '| | |', '|:--|:--|', ...rows].join('\n'));
  text.isTrusted = false;
  return text;
}

const safe = (value: string): string => escapeMarkdown(visible(value));
