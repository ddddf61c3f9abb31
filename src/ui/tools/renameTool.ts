import { l10n } from 'vscode';
import { isUnsettled } from '../../core/drives/outcome';
import { visible } from '../../core/text/visible';
import { nameGiven } from '../commands/arguments';
import { renameTo } from '../commands/renameDrive';
import { wordsFor } from '../words/failure';
import { driveMeant, factsOfMeant } from './drives';
import { confirmation, needed, ToolProblem, type Tool, type ToolCall } from './tool';

export const renameTool: Tool = {
  prepare: async call => {
    const { drive, name, facts } = await factsOfMeant(call);
    call.asked.set(JSON.stringify(call.given), drive);
    return confirmation(l10n.t('Rename {0}', name), facts, l10n.t('New name: {0}', visible(newName(call))));
  },
  run: async call => {
    const { given, asked, services } = call;
    const question = JSON.stringify(given);
    const seen = asked.get(question);
    asked.delete(question);
    try {
      const meant = await driveMeant(seen ? { ...call, given: { ...given, drive: seen.id } } : call);
      return await renameTo({ ...meant, drive: seen ?? meant.drive, services }, newName(call));
    } catch (error) {
      if (!isUnsettled(error)) throw error;
      throw new ToolProblem(`${wordsFor(error).text} See paperspaceDrives_get.`, { cause: error });
    }
  },
};

function newName({ given }: ToolCall): string {
  return needed(nameGiven(given, 'newName'), 'newName').trim();
}
