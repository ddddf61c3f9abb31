import { commands, l10n, Uri, workspace } from 'vscode';
import { visible } from '../../../core/text/visible';
import { BadArgument } from '../../problems';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { textGiven } from '../arguments';
import type { Call } from '../command';
import { whichMounted } from './mountedDrive';

const places = ['thisWindow', 'newWindow', 'addToWorkspace'] as const;
type Place = (typeof places)[number];

/** Opens a mounted drive's directory; takes `{ id, where }` too. Resolves to `{ id, directory, where }`. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const mounted = await whichMounted(services, call, l10n.t('Open Folder'));
  if (!mounted) return undefined;
  const { drive, directory, given } = mounted;
  const where = placeGiven(given) ?? (await askWhere(drive.name));
  if (!where) return undefined;
  // This window may end by it.
  services.view.showDone('paperspaceDrives.openFolder');
  await open(directory, where);
  return { id: drive.id, directory, where };
}

function placeGiven(given: Readonly<Record<string, unknown>>): Place | undefined {
  const where = textGiven(given, 'where');
  const place = places.find(each => each === where);
  if (where !== undefined && place === undefined) throw new BadArgument('where');
  return place;
}

async function askWhere(name: string): Promise<Place | undefined> {
  const answer = await pick<{ label: string; where: Place }>({
    title: l10n.t('Open the Folder of {0}', visible(name)),
    items: [
      { label: `$(window) ${l10n.t('In this window')}`, where: 'thisWindow' },
      { label: `$(empty-window) ${l10n.t('In a new window')}`, where: 'newWindow' },
      { label: `$(root-folder) ${l10n.t('Add to this workspace')}`, where: 'addToWorkspace' },
    ],
  });
  return answer?.kind === 'chosen' ? answer.value.where : undefined;
}

async function open(directory: string, where: Place): Promise<void> {
  // A drive letter alone would be the current directory of that drive.
  const uri = Uri.file(/^[A-Za-z]:$/.test(directory) ? `${directory}\\` : directory);
  if (where === 'addToWorkspace') {
    const count = workspace.workspaceFolders?.length ?? 0;
    if (!workspace.getWorkspaceFolder(uri)) workspace.updateWorkspaceFolders(count, 0, { uri });
  } else {
    await commands.executeCommand('vscode.openFolder', uri, { forceNewWindow: where === 'newWindow' });
  }
}
