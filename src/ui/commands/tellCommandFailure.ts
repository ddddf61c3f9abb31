import { ApiError } from '../../core/api/errors';
import type { Account } from '../account/account';
import { tellFailure } from '../messages';
import { commandTitle } from '../words/commandTitle';

interface Tried {
  readonly extensionId: string;
  /** Its id, or what a message's button did. */
  readonly command: string;
  /** Whose work it was, where that is known. */
  readonly team: Pick<Account, 'id'> | undefined;
}

/** What kept the service from answering says nothing of what was asked: the command's title does, as several may be under way. */
export function tellCommandFailure(error: unknown, again: (() => unknown) | undefined, tried: Tried): void {
  const title = error instanceof ApiError ? commandTitle(tried.extensionId, tried.command) : undefined;
  tellFailure(error, again, title && `${title}:`, tried.team);
}
