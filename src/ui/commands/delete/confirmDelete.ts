import { l10n, window } from 'vscode';
import { wordsToDelete } from '../../../core/drives/confirmation';
import { regionName } from '../../../core/drives/regions';
import { formatSize } from '../../../core/drives/sizes';
import type { MountIndex } from '../../../core/mount/table/mountIndex';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { teamIfSeveral } from '../../account/teams';
import { ask } from '../../prompts/ask';
import { settings } from '../../settings';
import { networkWords } from '../../words/drive';
import { mountedHere } from '../../words/mountedHere';
import type { DriveOfTeam } from '../pickDrive';
import { confirmMany } from './confirmMany';

/** Where drives are: what is mounted on this machine, and the teams of which a drive's may be one. */
export interface Places {
  readonly mounts: MountIndex;
  readonly teams: readonly Pick<Account, 'team'>[];
}

/**
 * Whether somebody wants these drives gone for good, having read what goes, and what is mounted on this machine.
 *
 * @param signal closes the box for a name
 */
export async function confirmDelete(
  places: Places,
  drives: readonly DriveOfTeam[],
  signal?: AbortSignal,
): Promise<boolean> {
  if (signal?.aborted) return false;
  const words = wordsToDelete(drives.map(({ drive }) => drive));
  if (settings.confirmDelete() === 'click') return confirmByClick(places, drives);
  const [only] = drives;
  return only && drives.length === 1 ? confirmOne(places, only, words, signal) : confirmMany(places, drives, words);
}

/** VS Code puts what is wrong in the place of the prompt, so that what goes is named in both. */
async function confirmOne(places: Places, whole: DriveOfTeam, words: string, signal?: AbortSignal): Promise<boolean> {
  const { drive } = whole;
  const facts = await driveFacts(places, whole);
  const say = (what: string) => l10n.t('{0}. {1}', facts, what);
  const type =
    words === drive.name
      ? l10n.t('Type its name to delete it.')
      : l10n.t('Its name cannot be typed: type its id, {0}, to delete it.', words);
  const answer = await ask({
    title: l10n.t('Delete {0}', visible(drive.name)),
    prompt: say(`${l10n.t('All data on it goes and cannot be brought back.')} ${type}`),
    placeholder: words,
    signal,
    // While the right words are being typed nothing is wrong yet, but Enter must not pass. Blanks around them nobody sees.
    validate: typed =>
      words.startsWith(typed.trim()) ? undefined : say(l10n.t('This is not {0}. Nothing is deleted.', words)),
    validateWhole: typed => (typed.trim() === words ? undefined : say(l10n.t('Type {0} to delete the drive.', words))),
  });
  return answer?.kind === 'chosen';
}

/** `datasets · 500 GB · East Coast (NY2) · team-net (10.64.21.0/24) · sd…`; of several teams, whose it is. */
export async function driveFacts({ mounts, teams }: Places, { account, drive }: DriveOfTeam): Promise<string> {
  const network = await account.networks.find(drive.networkId);
  const facts = [
    drive.name,
    formatSize(drive.sizeGB),
    ...[teamIfSeveral(account, teams) ?? []].flat(),
    regionName(drive.region),
    networkWords(drive.networkId, network),
    drive.id,
  ].map(fact => visible(fact));
  const mounted = mountedHere(mounts, drive);
  return (mounted === undefined ? facts : [...facts, mounted]).join(' · ');
}

async function confirmByClick(places: Places, drives: readonly DriveOfTeam[]): Promise<boolean> {
  const [only] = drives;
  const question =
    only && drives.length === 1
      ? l10n.t('Delete the drive {0}?', visible(only.drive.name))
      : l10n.t('Delete {0} drives?', drives.length);
  const facts = await Promise.all(drives.map(drive => driveFacts(places, drive)));
  const detail = `${facts.join('\n')}\n\n${l10n.t('All data goes and cannot be brought back.')}`;
  const button = l10n.t('Delete');
  return (await window.showWarningMessage(question, { modal: true, detail }, button)) === button;
}
