import { l10n } from 'vscode';
import { targets } from '../../core/mount/targets';
import { textGiven } from '../commands/arguments';
import { promptForm } from '../commands/copy/promptSnippet';
import { resolveTarget } from '../commands/copy/snippetTarget';
import { driveNow } from '../commands/driveNow';
import type { Services } from '../services';
import { settings } from '../settings';
import { refusalWords } from '../words/refusal';
import { whereToPaste } from '../words/target';
import type { DriveOfTeam } from '../commands/pickDrive';
import { driveMeant } from './drives';
import { ToolProblem, type Tool } from './tool';

export const mountSnippetTool: Tool = {
  run: async call => snippetThatAsks(call.services, await driveMeant(call), textGiven(call.given, 'target')),
};

/** Always in the form that asks for the password when it runs. `target`: undefined is the setting's. */
export async function snippetThatAsks(
  { farFromFiles }: Services,
  { account, drive }: DriveOfTeam,
  wanted = settings.mountTarget(),
) {
  if (wanted === 'auto' && farFromFiles)
    throw refused(l10n.t('Which system the snippet is for is not known here: name a target.'));
  const now = await driveNow(account, drive.id);
  const { target } = resolveTarget(wanted, now.mountPoint);
  const snippet = promptForm(account, now, target);
  if (snippet.ok) return { target, snippet: snippet.text, use: whereToPaste(target) };
  throw refused(refusalWords(snippet.refusal));
}

/** In words for people too, to whom other extensions show them. */
const refused = (why: string) =>
  new ToolProblem(`${why} ${l10n.t('Targets: {0}.', targets.map(({ id }) => id).join(', '))}`);
