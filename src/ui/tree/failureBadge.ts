import { l10n, type ViewBadge } from 'vscode';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import type { Team } from '../account/storedAccount';
import { KeyringFails } from '../problems';
import { wordsFor } from '../words/failure';

/**
 * What has failed and is not mended, counted on the view's icon: whoever looks at something else sees it there. Undefined:
 * nothing. What somebody has stopped has not failed.
 *
 * @param locked teams whose keys could not be read, whose lists are then not there at all
 */
export function failureBadge(accounts: readonly Account[], locked: readonly Team[]): ViewBadge | undefined {
  const isOne = accounts.length + locked.length === 1;
  const ofTeam = ({ name }: Team, text: string) => (isOne ? text : `${visible(name)}: ${text}`);
  const texts = accounts.flatMap(({ team, list: { state }, wishes }) => {
    const { problem } = state;
    const list = problem?.kind === 'failed' ? [wordsFor(problem.error).text] : [];
    const lost = wishes.lost.map(name => l10n.t('Nobody knows whether {0} was made.', visible(name)));
    return [...list, ...lost].map(text => ofTeam(team, text));
  });
  texts.push(...locked.map(team => ofTeam(team, wordsFor(new KeyringFails()).text)));
  return texts.length === 0 ? undefined : { value: texts.length, tooltip: texts.join('\n') };
}
