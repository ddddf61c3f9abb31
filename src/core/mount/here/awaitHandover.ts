import type { Clock } from '../../clock';
import { quietly } from '../../quietly';
import { handoverState } from './handover';
import { longestWait } from './leftovers';

/** `closed`: with the terminal; `tooLong`: sudo still asked; `stuck`: root has the secret, but does not come to an end. */
export interface HandoverEnd {
  readonly kind: 'over' | 'closed' | 'tooLong' | 'stuck';
  /** Whether root had the secret, that is: whether sudo believed the person. */
  readonly handed: boolean;
}

const between = 200;

/** Watches the file of a hand-over until it is over, for five minutes at most, and as many again once root works on it. */
export async function awaitHandover(
  file: string,
  clock: Pick<Clock, 'now' | 'sleep'>,
  closed: AbortSignal,
): Promise<HandoverEnd> {
  let handed = false;
  for (let since = clock.now(); ;) {
    const state = await handoverState(file);
    if (state === 'over') return { kind: 'over', handed };
    if (closed.aborted) return { kind: 'closed', handed };
    if (state === 'handed' && !handed) [handed, since] = [true, clock.now()];
    if (Math.abs(clock.now() - since) > longestWait) return { kind: handed ? 'stuck' : 'tooLong', handed };
    // A closed terminal ends the sleep; the next look tells what became of the file.
    await quietly(clock.sleep(between, closed));
  }
}
