import { l10n } from 'vscode';
import { visible } from '../../core/text/visible';
import { deleteAsking } from '../commands/delete/deleteDrive';
import { failedWords, stoppedWords } from '../commands/delete/summary';
import { wordsFor } from '../words/failure';
import { driveMeant, factsOfMeant, shortFacts } from './drives';
import { confirmation, notConfirmed, ToolProblem, type Tool } from './tool';

/** Asks as Delete… does, whatever was allowed in the conversation. */
export const deleteTool: Tool = {
  prepare: async call => {
    const { name, facts } = await factsOfMeant(call);
    return confirmation(
      l10n.t('Delete the drive {0}?', name),
      facts,
      l10n.t('All data on it goes and cannot be brought back.'),
    );
  },
  run: async call => {
    const meant = await driveMeant(call);
    const outcome = await deleteAsking(call.services, [{ account: meant.account, ids: [meant.drive.id] }], call.signal);
    if (!outcome) return notConfirmed;
    if (outcome.deleted.length > 0) return { deleted: shortFacts(meant) };
    const [failure] = outcome.failed;
    const why = failure
      ? `${stoppedWords(outcome)} ${wordsFor(failure.error).text}`
      : `${failedWords(visible(meant.drive.name), 'no')} Nothing was sent: its team was signed out, or its key replaced, meanwhile.`;
    throw new ToolProblem(`${why} See paperspaceDrives_list.`);
  },
};
