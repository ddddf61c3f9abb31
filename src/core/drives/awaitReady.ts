import type { Clock } from '../clock';
import type { Client } from '../api/client';
import type { DriveWithPassword } from './drive';

/** How long a new drive may take to get its address, in milliseconds. */
export const readyWithinMs = 120_000;
const firstPauseMs = 1_000;
const longestPauseMs = 10_000;

/**
 * Asks for a drive until it has a mount point, with growing pauses, two minutes at most.
 * Resolves to the last answer: its `mountPoint` is empty if the time ran out.
 */
export async function awaitReady(
  client: Pick<Client, 'drives'>,
  id: string,
  clock: Clock,
  signal: AbortSignal,
): Promise<DriveWithPassword> {
  const until = clock.now() + readyWithinMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 1.5, longestPauseMs)) {
    const answer = await client.drives.get(id, signal);
    if (answer.drive.mountPoint !== '' || clock.now() + pause > until) return answer;
    await clock.sleep(pause, signal);
  }
}
