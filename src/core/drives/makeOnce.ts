import type { Page } from '../api/pages';
import { withDeadline } from '../api/deadline';
import type { Clock } from '../clock';
import { quietly } from '../quietly';
import { isGivenUp, isOutcomeUnknown } from './outcome';
import { newest, newSince, seen, type Before, type Listed } from './newest';
import { SentBefore } from './notSent';

/** How to make one thing and to find it again: a drive, or a private network. */
export interface Making<T extends Listed> {
  readonly pages: (signal: AbortSignal) => AsyncGenerator<Page<T>, void>;
  readonly send: (signal: AbortSignal) => Promise<T>;
  /** The one with this id, if it is there. */
  readonly find: (id: string, signal: AbortSignal) => Promise<T | undefined>;
  /** Whether one that is new could be the one asked for. */
  readonly isWished: (one: T) => boolean;
}

export interface NotKnown<T> {
  readonly kind: 'notKnown';
  readonly error: unknown;
  /** What there was before it was sent, to look again later. */
  readonly before: Before;
  /** None, or several: new ones that could each be it. */
  readonly candidates: readonly T[];
  /** Nothing was sent: it is the same as was asked for before. */
  readonly sentBefore?: boolean;
}

export interface NotMade {
  readonly kind: 'notMade';
  readonly error: unknown;
  /** It was sent, and the service gave it up: what there was before it was sent first. */
  readonly givenUp?: Before;
}

export type MakeOutcome<T> =
  | {
      readonly kind: 'made';
      readonly one: T;
      /** Nothing was sent now: another window had asked for the same, or it had been asked for earlier. */
      readonly by?: 'anotherWindow' | 'earlierRequest';
    }
  | NotMade
  | NotKnown<T>;

export interface HowToMake {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Called when the answer was lost and looking begins. */
  readonly onLost?: (() => unknown) | undefined;
  /** What there was before the same was sent, and lost or given up: if that has turned up, nothing is sent. */
  readonly lost?: Before | undefined;
  /** Told what there is, just before anything is sent; if it rejects, nothing is. */
  readonly beforeSending?: (before: Before) => Promise<void>;
}

/** Looking begins at once, and has ended after this time, in milliseconds. */
export const lookForMs = 30_000;
const pausesMs = [1_000, 2_000, 4_000, 8_000, 10_000];

/**
 * Asks for one thing, once, whatever the answer. Where the answer is lost it is looked for among what is new, for 30 s,
 * and taken for ours only if exactly one could be. What there was before is read first: if that cannot be had, nothing
 * is sent, for nobody could tell afterwards what is new. Never rejects.
 */
export async function makeOnce<T extends Listed>(
  making: Making<T>,
  { clock, signal, onLost, lost, beforeSending }: HowToMake,
): Promise<MakeOutcome<T>> {
  let before: Before | undefined;
  try {
    const page = await newest(making.pages(signal));
    const turnedUp = lost ? newSince(page.items, lost).filter(making.isWished) : [];
    if (lost && turnedUp.length > 0) return sentBefore(turnedUp, lost);
    const there = seen(page);
    await beforeSending?.(there);
    before = there;
    return { kind: 'made', one: await making.send(signal) };
  } catch (error) {
    if (before && isGivenUp(error)) return { kind: 'notMade', error, givenUp: lost ?? before };
    // Cancelled after it was sent: it may have been made.
    if (!before || !(isOutcomeUnknown(error) || signal.aborted)) return { kind: 'notMade', error };
    onLost?.();
    const candidates = (await lookOften(making, before, clock, signal)) ?? [];
    const [only] = candidates;
    if (only && candidates.length === 1) return { kind: 'made', one: only };
    return { kind: 'notKnown', error, before, candidates };
  }
}

/** What has become of what was sent before `before`, by what was found since: exactly one that fits is it. */
export function sentBefore<T>(candidates: readonly T[], before: Before): MakeOutcome<T> {
  const [only] = candidates;
  if (only && candidates.length === 1) return { kind: 'made', one: only, by: 'earlierRequest' };
  return { kind: 'notKnown', error: new SentBefore(), before, candidates, sentBefore: true };
}

/** One look at what is new and could be the one asked for. */
export async function lookOnce<T extends Listed>(
  { pages, isWished }: Pick<Making<T>, 'pages' | 'isWished'>,
  before: Before,
  signal: AbortSignal,
): Promise<readonly T[]> {
  const { items } = await newest(pages(signal));
  return newSince(items, before).filter(isWished);
}

/**
 * Looks several times over 30 s, until something is found. A look that fails has seen nothing, and the next one may see
 * more; undefined if none worked. Never rejects.
 */
export async function lookOften<T extends Listed>(
  making: Pick<Making<T>, 'pages' | 'isWished'>,
  before: Before,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly T[] | undefined> {
  let found: readonly T[] | undefined;
  await quietly(
    withDeadline({ clock, ms: lookForMs, signal }, async limited => {
      for (const pause of [0, ...pausesMs]) {
        if (pause > 0) await clock.sleep(pause, limited);
        found = await lookOnce(making, before, limited).catch(() => found);
        if (found && found.length > 0) return;
      }
    }),
  );
  return found;
}
