import { l10n } from 'vscode';
import type { CreateNotKnown } from '../../../core/drives/createDrive';
import { visible } from '../../../core/text/visible';
import { wordsFor } from '../../words/failure';
import type { Draft } from './draft';

/** What is known of a drive, or of its network, whose answer was lost, after it was looked for. */
export function notKnownWords(outcome: CreateNotKnown, draft: Draft): string {
  const sent = visible(outcome.sent.name);
  const why = wordsFor(outcome.error).text;
  if (outcome.at === 'network') {
    return l10n.t(
      'It is not known yet whether the network {0} was made; the drive {1} was not. {2}',
      sent,
      visible(draft.name ?? ''),
      why,
    );
  }
  return outcome.networkMade
    ? l10n.t(
        'It is not known yet whether {0} was made; the new network {1} was made and remains. {2} A second drive would cost money too.',
        sent,
        visible(outcome.networkMade.name),
        why,
      )
    : l10n.t('It is not known yet whether {0} was made. {1} A second drive would cost money too.', sent, why);
}

/** What asking again may do, at the top of the last look. */
export function riskWords({ at, sent, sentBefore }: CreateNotKnown): string {
  const name = visible(sent.name);
  if (sentBefore) {
    return at === 'network'
      ? l10n.t(
          'The network {0} was asked for before, the answer was lost, and it is not there (yet). Another one may be made.',
          name,
        )
      : l10n.t(
          '{0} was asked for before, the answer was lost, and it is not there (yet). If it still comes, there are two, and you pay for both.',
          name,
        );
  }
  return at === 'network'
    ? l10n.t('Looked again: the network {0} is not there (yet). Another one may be made.', name)
    : l10n.t('Looked again: {0} is not there (yet). If it still comes, there are two, and you pay for both.', name);
}

export function severalWords({ sent }: CreateNotKnown, count: number): string {
  return l10n.t('{0} new drives could be the {1} you asked for. Which one is yours?', count, visible(sent.name));
}
