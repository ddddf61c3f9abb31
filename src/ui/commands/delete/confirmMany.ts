import { l10n, window, type QuickPickItem } from 'vscode';
import { regionName } from '../../../core/drives/regions';
import { formatSize } from '../../../core/drives/sizes';
import { visibleLabel } from '../../../core/text/visible';
import { teamIfSeveral } from '../../account/teams';
import { mountedHere } from '../../words/mountedHere';
import type { DriveOfTeam } from '../pickDrive';
import type { Places } from './confirmDelete';

/** Lists every drive that would go, and wants the words typed above the list. A wrong text keeps the list open. */
export async function confirmMany(places: Places, drives: readonly DriveOfTeam[], words: string): Promise<boolean> {
  const box = window.createQuickPick();
  const list = drives.map(drive => driveLine(places, drive));
  try {
    return await new Promise<boolean>(resolve => {
      box.title = l10n.t('Delete {0} Drives with All Their Data', drives.length);
      box.placeholder = words;
      box.ignoreFocusOut = true;
      // A placeholder is gone with the first letter: what to type stays at the head of the list.
      box.items = [instruction(words), ...list];
      box.onDidAccept(() => {
        // Blanks around them nobody sees.
        if (box.value.trim() === words) resolve(true);
        else box.items = [wrongWords(words), ...list];
      });
      box.onDidHide(() => resolve(false));
      box.show();
    });
  } finally {
    box.dispose();
  }
}

/** `alwaysShow`: what is typed must not filter the list of what goes. */
function driveLine({ mounts, teams }: Places, { account, drive }: DriveOfTeam): QuickPickItem {
  const mounted = mountedHere(mounts, drive) ?? [];
  const team = teamIfSeveral(account, teams) ?? [];
  const facts = [formatSize(drive.sizeGB), regionName(drive.region), team, drive.id, mounted]
    .flat()
    .map(fact => visibleLabel(fact));
  return { label: `$(trash) ${visibleLabel(drive.name)}`, description: facts.join(' · '), alwaysShow: true };
}

function instruction(words: string): QuickPickItem {
  return {
    label: `$(info) ${l10n.t('Type "{0}" and press Enter to delete these drives for good.', words)}`,
    alwaysShow: true,
  };
}

function wrongWords(words: string): QuickPickItem {
  return { label: `$(error) ${l10n.t('Nothing was deleted: type "{0}" exactly.', words)}`, alwaysShow: true };
}
