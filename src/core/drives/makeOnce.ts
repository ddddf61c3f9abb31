import type { Page } from '../api/pages';
import { withDeadline } from '../api/deadline';
import type { Clock } from '../clock';
import { isOutcomeUnknown } from './outcome';
import { newest, newSince, seen, type Before, type Listed } from './newest';

/** How to make one thing and to find it again: a drive, or a private network. */
export interface Making<T extends Listed> {
  readonly pages: (signal: AbortSignal) => AsyncGenerator<Page<T>, void>;
  readonly send: (signal: AbortSignal) => Promise<T>;
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
}

export type MakeOutcome<T> =
  { readonly kind: 'made'; readonly one: T } | { readonly kind: 'notMade'; readonly error: unknown } | NotKnown<T>;

/** Looking begins at once, and has ended after this time, in milliseconds. */
export const lookForMs = 30_000;
const pausesMs = [1_000, 2_000, 4_000, 8_000, 10_000];

/**
 * Asks for one thing, once, whatever the answer. Where the answer is lost it is looked for among what is new, for 30 s,
 * and taken for ours only if exactly one could be. What there was before is read first: if that cannot be had, nothing
 * is sent, for nobody could tell afterwards what is new. Never rejects.
 *
 * @param onLost called when the answer was lost and looking begins
 */
export async function makeOnce<T extends Listed>(
  making: Making<T>,
  { clock, signal, onLost }: { readonly clock: Clock; readonly signal: AbortSignal; readonly onLost?: () => unknown },
): Promise<MakeOutcome<T>> {
  let before: Before | undefined;
  try {
    before = seen(await newest(making.pages(signal)));
    return { kind: 'made', one: await making.send(signal) };
  } catch (error) {
    // Given up after it was sent: it may have been made.
    if (!before || !(isOutcomeUnknown(error) || signal.aborted)) return { kind: 'notMade', error };
    onLost?.();
    const candidates = await lookOften(making, before, clock, signal);
    const [only] = candidates;
    if (only && candidates.length === 1) return { kind: 'made', one: only };
    return { kind: 'notKnown', error, before, candidates };
  }
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

/** A look that fails has seen nothing, and the next one may see more. */
async function lookOften<T extends Listed>(
  making: Making<T>,
  before: Before,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly T[]> {
  let found: readonly T[] = [];
  await withDeadline({ clock, ms: lookForMs, signal }, async limited => {
    for (const pause of [0, ...pausesMs]) {
      if (pause > 0) await clock.sleep(pause, limited);
      found = await lookOnce(making, before, limited).catch(() => []);
      if (found.length > 0) return;
    }
  }).catch(() => undefined);
  return found;
}
