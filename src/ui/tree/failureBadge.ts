import { l10n, type ViewBadge } from 'vscode';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { wordsFor } from '../words/failure';

/**
 * What has failed and is not mended, counted on the view's icon: whoever looks at something else sees it there. Undefined:
 * nothing. What somebody has stopped has not failed.
 *
 * @param unreadable why keys of teams could not be read, whose lists are then not there at all
 */
export function failureBadge(accounts: readonly Account[], unreadable: unknown): ViewBadge | undefined {
  const texts = accounts.flatMap(({ team, list: { state }, wishes }) => {
    const { problem } = state;
    const list = problem?.kind === 'failed' ? [wordsFor(problem.error).text] : [];
    const lost = wishes.lost.map(name => l10n.t('Nobody knows whether {0} was made.', visible(name)));
    return [...list, ...lost].map(text => (accounts.length > 1 ? `${visible(team.name)}: ${text}` : text));
  });
  if (unreadable) texts.push(wordsFor(unreadable).text);
  return texts.length === 0 ? undefined : { value: texts.length, tooltip: texts.join('\n') };
}
