import { AskedElsewhere, type HeldWish } from './heldWish';
import { lookOnce, makeOnce, type HowToMake, type MakeOutcome, type Making } from './makeOnce';
import type { Listed } from './newest';
import { askedKey, beforeOf, type Asked, type Wish } from './wishNote';
import type { Wishes } from './wishes';

export interface HowToMakeAlone extends HowToMake {
  /** Left out, it is neither written down nor kept from other windows. */
  readonly wishes?: Wishes | undefined;
  /** The request that shall be sent although the same was sent before and its outcome is not known: its `askedKey`. */
  readonly despite?: string | undefined;
  /** Called when another window of this host is at the same, and is waited for. */
  readonly onWait?: (() => unknown) | undefined;
  /** A part of what another window was seen to be at, which may have ended already. */
  readonly joins?: boolean;
}

/** The same was sent before, and is not sent again by itself. */
export class SentBefore extends Error {
  override readonly name = 'SentBefore';
}

/** It could not be written down, so nothing was sent. */
export class NotWrittenDown extends Error {
  override readonly name = 'NotWrittenDown';
  /** Of the file system, such as `ENOSPC`. */
  readonly code: string;

  constructor(code: string) {
    super(`cannot write: ${code}`);
    this.code = code;
  }
}

/**
 * Makes one thing as `makeOnce` does, by one window of this host at a time, and written down while its outcome is not known.
 * What another window has made meanwhile is taken; what was asked for before and lost is looked for first. Never rejects.
 *
 * @param wish all that was asked for, of which `asked` may be a part
 */
export async function makeAlone<T extends Listed>(
  making: Making<T>,
  asked: Asked,
  wish: Wish,
  how: HowToMakeAlone,
): Promise<MakeOutcome<T>> {
  const { wishes, despite } = how;
  if (!wishes) return makeOnce(making, how);
  try {
    const held = await writing(wishes.hold(asked, how));
    if (held.kind === 'hadElsewhere') return await takeOver(making, held.made, how.signal);
    if (held.note && despite !== askedKey(asked)) return await lookFirst(making, held, held.note, how.signal);
    return await makeHeld(making, held, wish, how);
  } catch (error) {
    return { kind: 'notMade', error };
  }
}

async function makeHeld<T extends Listed>(
  making: Making<T>,
  held: HeldWish,
  wish: Wish,
  how: HowToMake,
): Promise<MakeOutcome<T>> {
  const outcome = await makeOnce(making, {
    ...how,
    beforeSending: before => writing(held.writeDown(wish, before)),
    onLost: () => {
      void held.giveSign();
      how.onLost?.();
    },
  });
  if (outcome.kind === 'made') await held.settled(outcome.one.id);
  else await held[outcome.kind]();
  return outcome;
}

/** Asked for before, and lost: exactly one that fits is it, and anything else is for the person to say. */
async function lookFirst<T extends Listed>(
  making: Making<T>,
  held: HeldWish,
  note: NonNullable<HeldWish['note']>,
  signal: AbortSignal,
): Promise<MakeOutcome<T>> {
  const before = beforeOf(note);
  try {
    const candidates = await lookOnce(making, before, signal);
    const [only] = candidates;
    if (only && candidates.length === 1) {
      await held.settled(only.id);
      return { kind: 'made', one: only };
    }
    await held.notKnown();
    return { kind: 'notKnown', error: new SentBefore(), before, candidates, sentBefore: true };
  } catch (error) {
    await held.notKnown();
    throw error;
  }
}

async function takeOver<T extends Listed>(
  making: Making<T>,
  id: string | undefined,
  signal: AbortSignal,
): Promise<MakeOutcome<T>> {
  const one = id === undefined ? undefined : await making.find(id, signal).catch(() => undefined);
  if (!one) throw new AskedElsewhere();
  return { kind: 'made', one, by: 'anotherWindow' };
}

async function writing<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'syscall' in error && 'code' in error) throw new NotWrittenDown(String(error.code));
    throw error;
  }
}
