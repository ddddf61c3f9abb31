import type { Clock } from '../clock';
import type { Client } from '../api/client';
import type { DriveWithPassword } from './drive';
import { isNotFound } from './whetherGone';

/** How long a new drive may take to get its address, in milliseconds. */
export const readyWithinMs = 120_000;
const firstPauseMs = 1_000;
const longestPauseMs = 10_000;
/** How long a drive that was just made may be one that the service does not find, in milliseconds. */
const findableWithinMs = 30_000;

/**
 * Asks for a drive until it has a mount point, with growing pauses, two minutes at most. A drive that was never found
 * is asked for again for half a minute: a 404 proves nothing of one just made.
 * Resolves to the last answer: its `mountPoint` is empty if the time ran out.
 */
export async function awaitReady(
  client: Pick<Client, 'drives'>,
  id: string,
  clock: Pick<Clock, 'now' | 'sleep'>,
  signal: AbortSignal,
): Promise<DriveWithPassword> {
  const started = clock.now();
  let wasFound = false;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    // A clock that is set back must not make it longer.
    const spent = Math.abs(clock.now() - started) + pause;
    const reading = client.drives.get(id, signal);
    const mayAppear: boolean = !wasFound && spent <= findableWithinMs;
    const answer: DriveWithPassword | undefined = await (mayAppear ? unlessNotFound(reading) : reading);
    wasFound ||= answer !== undefined;
    if (answer && (answer.drive.mountPoint !== '' || spent > readyWithinMs)) return answer;
    await clock.sleep(pause, signal);
  }
}

async function unlessNotFound<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}
