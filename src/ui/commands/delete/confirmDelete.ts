import { l10n, window } from 'vscode';
import { wordsToDelete } from '../../../core/drives/confirmation';
import type { Drive } from '../../../core/drives/drive';
import { regionName } from '../../../core/drives/regions';
import { formatSize } from '../../../core/drives/sizes';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { ask } from '../../prompts/ask';
import { settings } from '../../settings';
import { networkWords } from '../../words/drive';
import { confirmMany } from './confirmMany';

/** Whether somebody wants these drives gone for good, having read what goes. */
export async function confirmDelete(account: Account, drives: readonly Drive[]): Promise<boolean> {
  const words = wordsToDelete(drives);
  if (settings.confirmDelete() === 'click') return confirmByClick(account, drives);
  const [only] = drives;
  return only && drives.length === 1 ? confirmOne(account, only, words) : confirmMany(drives, words);
}

/** VS Code puts what is wrong in the place of the prompt, so that what goes is named in both. */
async function confirmOne(account: Account, drive: Drive, words: string): Promise<boolean> {
  const facts = await driveFacts(account, drive);
  const type =
    words === drive.name
      ? l10n.t('Type its name to delete it.')
      : l10n.t('Its name cannot be typed: type its id, {0}, to delete it.', words);
  const answer = await ask({
    title: l10n.t('Delete {0}', visible(drive.name)),
    prompt: `${facts}. ${l10n.t('All data on it goes and cannot be brought back.')} ${type}`,
    placeholder: words,
    // While the right words are being typed nothing is wrong yet, but Enter must not pass.
    validate: typed =>
      words.startsWith(typed) ? undefined : `${facts}. ${l10n.t('This is not {0}. Nothing is deleted.', words)}`,
    validateWhole: typed =>
      typed === words ? undefined : `${facts}. ${l10n.t('Type {0} to delete the drive.', words)}`,
  });
  return answer?.kind === 'chosen';
}

/** `datasets · 500 GB · East Coast (NY2) · team-net (10.64.21.0/24) · sd…` */
async function driveFacts(account: Account, drive: Drive): Promise<string> {
  const network = await account.networks.find(drive.networkId);
  const facts = [
    drive.name,
    formatSize(drive.sizeGB),
    regionName(drive.region),
    networkWords(drive.networkId, network),
    drive.id,
  ];
  return facts.map(fact => visible(fact)).join(' · ');
}

async function confirmByClick(account: Account, drives: readonly Drive[]): Promise<boolean> {
  const [only] = drives;
  const question =
    only && drives.length === 1
      ? l10n.t('Delete the drive {0}?', visible(only.name))
      : l10n.t('Delete {0} drives?', drives.length);
  const facts = await Promise.all(drives.map(drive => driveFacts(account, drive)));
  const detail = `${facts.join('\n')}\n\n${l10n.t('All data goes and cannot be brought back.')}`;
  const button = l10n.t('Delete');
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}
