import { quietly } from '../quietly';
import type { HeldWish } from './heldWish';
import { lookOnce, makeOnce, sentBefore, type HowToMake, type MakeOutcome, type Making } from './makeOnce';
import type { Before, Listed } from './newest';
import { AskedElsewhere, NotWrittenDown } from './notSent';
import { askedKey, beforeOf, type Asked, type Wish, type WishNote } from './wishNote';
import type { HadElsewhere, HowToHold, Wishes } from './wishes';

/** A request that was sent before, and that may have been made. */
export interface SentEarlier {
  /** Its `askedKey`. */
  readonly asked: string;
  /** What there was before it was sent first. */
  readonly before: Before;
}

export interface HowToMakeAlone extends Omit<HowToMake, 'lost' | 'beforeSending'>, HowToHold {
  /** Left out, it is neither written down nor kept from other windows. */
  readonly wishes?: Wishes | undefined;
  /** Its outcome is not known, and somebody has read the risk of sending it again. */
  readonly despite?: SentEarlier | undefined;
  /**
   * What the service gave up of what is asked for again here: each is looked for first, also where nothing could be written down,
   * or where another window has settled it meanwhile.
   */
  readonly givenUp?: readonly SentEarlier[] | undefined;
  /** Called when it is written down, just before it is sent. */
  readonly onWrittenDown?: (() => Promise<void>) | undefined;
  /** The request that goes on with what this one makes, by the id of that. */
  readonly next?: (id: string) => Asked;
}

export type AloneOutcome<T> = MakeOutcome<T> & {
  /** Whether the window that made it was seen to be at the next request too. */
  readonly joins?: boolean;
  /** Where another request goes on with it, it is for that to let go: until it is written down, this one is looked for. */
  readonly letGo?: () => Promise<void>;
};

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
): Promise<AloneOutcome<T>> {
  const { wishes, despite, givenUp = [], unwritten, signal } = how;
  const isSame = (earlier: SentEarlier) => earlier.asked === askedKey(asked);
  const risked = despite && isSame(despite) ? despite.before : undefined;
  const ours = givenUp.find(isSame)?.before;
  try {
    const held = wishes && (await writing(wishes.hold(asked, how), unwritten));
    if (!held) return await makeOnce(making, { ...how, lost: risked ?? ours });
    if (held.kind === 'hadElsewhere') return await takeOver(making, held, how);
    const lost = risked ?? (held.note ? givenUpBefore(held.note, ours) : ours);
    const outcome =
      held.note && !lost
        ? await lookFirst(making, held.note, signal)
        : await send(making, held, wish, { ...how, lost });
    return await end(held, outcome, how);
  } catch (error) {
    return { kind: 'notMade', error };
  }
}

/** Undefined: what is written down was lost, which another request that was given up does not change. */
function givenUpBefore(note: WishNote, ours: Before | undefined): Before | undefined {
  return note.isGivenUp ? (ours ?? beforeOf(note)) : undefined;
}

async function send<T extends Listed>(
  making: Making<T>,
  held: HeldWish,
  wish: Wish,
  how: HowToMakeAlone & Pick<HowToMake, 'lost'>,
): Promise<MakeOutcome<T>> {
  return makeOnce(making, {
    ...how,
    beforeSending: async before => {
      await writing(held.writeDown(wish, before), how.unwritten);
      await how.onWrittenDown?.();
    },
    onLost: () => {
      void held.giveSign();
      how.onLost?.();
    },
  });
}

/** Asked for before, and lost: exactly one that fits is it, and anything else is for the person to say. */
async function lookFirst<T extends Listed>(
  making: Making<T>,
  note: WishNote,
  signal: AbortSignal,
): Promise<MakeOutcome<T>> {
  const before = beforeOf(note);
  try {
    return sentBefore(await lookOnce(making, before, signal), before);
  } catch (error) {
    return { kind: 'notMade', error };
  }
}

async function end<T extends Listed>(
  held: HeldWish,
  outcome: MakeOutcome<T>,
  { next }: HowToMakeAlone,
): Promise<AloneOutcome<T>> {
  if (outcome.kind === 'notMade') await held.notMade(outcome.givenUp !== undefined);
  if (outcome.kind === 'notKnown') await held.notKnown();
  if (outcome.kind !== 'made') return outcome;
  const letGo = () => held.settled(outcome.one.id);
  if (next) return { ...outcome, letGo };
  await letGo();
  return outcome;
}

async function takeOver<T extends Listed>(
  making: Making<T>,
  { made }: HadElsewhere,
  { wishes, next, joins, signal }: HowToMakeAlone,
): Promise<AloneOutcome<T>> {
  // Seen at once: what shows it does not last for as long as an answer may take.
  const goesOn = made !== undefined && next !== undefined && (await wishes?.isAskedFor(next(made)));
  const one = await quietly(made === undefined ? madeOf(making, signal, joins) : making.find(made, signal));
  if (!one) throw new AskedElsewhere();
  return { kind: 'made', one, by: 'anotherWindow', joins: goesOn ?? false };
}

/** A part of what another window was at is in what that has made just before: any that fits is new. */
async function madeOf<T extends Listed>(making: Making<T>, signal: AbortSignal, joins = false): Promise<T | undefined> {
  if (!joins) return undefined;
  const [only, ...others] = await lookOnce(making, { ids: [], since: undefined }, signal);
  return others.length === 0 ? only : undefined;
}

/** Undefined: it cannot be written down, which somebody has read and wants to go on all the same. */
async function writing<T>(work: Promise<T>, unwritten = false): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error && 'code' in error)) throw error;
    if (!unwritten) throw new NotWrittenDown(String(error.code));
    return undefined;
  }
}
