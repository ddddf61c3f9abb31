import { setTimeout as pause } from 'node:timers/promises';

/** Long, because a busy machine is no failure; a state that never comes costs a failing test that much. */
const patienceMs = 45_000;

/**
 * Reads a state again and again until it is as wanted, and tells it. The failure says what was wanted and what was there last.
 * @param what what is waited for, in words: "the name step"
 */
export async function until<T, U extends T>(
  what: string,
  read: () => Promise<T>,
  wanted: (state: T) => state is U,
): Promise<U>;
export async function until<T>(what: string, read: () => Promise<T>, wanted: (state: T) => boolean): Promise<T>;
export async function until<T>(what: string, read: () => Promise<T>, wanted: (state: T) => boolean): Promise<T> {
  const end = Date.now() + patienceMs;
  for (let tries = 1; ; tries++) {
    const state = await read();
    if (wanted(state)) return state;
    if (Date.now() > end)
      throw new Error(`waited in vain for ${what}; there was ${JSON.stringify(state, undefined, 2)}`);
    await pause(Math.min(tries * 25, 250));
  }
}
