import { l10n } from 'vscode';
import type { Answer, StepOf } from '../../prompts/answer';
import { pick } from '../../prompts/pick';
import { teamItems } from '../whichTeam';
import type { Draft } from './draft';

/** Asked where several teams are signed in and nothing says which. */
export async function askTeam(draft: Draft, step: StepOf): Promise<Answer<unknown>> {
  const answer = await pick({
    ...step,
    placeholder: l10n.t('The team that gets the drive, and pays for it'),
    items: teamItems(draft.signedIn()),
    isActive: ({ account }) => account.id === draft.account.id,
  });
  if (answer?.kind !== 'chosen') return answer;
  const { account } = answer.value;
  // A network is of one team: another team needs another network.
  if (account.id !== draft.account.id) {
    draft.network = undefined;
    draft.typedNetwork = {};
  }
  draft.account = account;
  draft.isTeamKnown = true;
  return answer;
}
