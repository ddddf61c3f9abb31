import { createDrive, type CreateOutcome, type DriveWish, type HowToCreate } from '../../src/core/drives/createDrive';
import { AskedElsewhere } from '../../src/core/drives/notSent';
import type { SentEarlier } from '../../src/core/drives/makeAlone';
import { askedKey } from '../../src/core/drives/wishNote';
import type { SoakWindow } from './window';

/** How often somebody asks for a drive before giving up: each time has a new chance of a fault. */
const patience = 50;

/**
 * Goes on as a person would until the drive is there: what was refused is asked for again, what is not known is looked for
 * again, and asked for anew only where it is said that it is not there. Resolves to its id.
 *
 * @param windows the one in front: another one once it was closed
 */
export async function wishUntilMade(window: () => SoakWindow, wish: DriveWish): Promise<string> {
  let despite: SentEarlier | undefined;
  let givenUp: readonly SentEarlier[] = [];
  let before = window();
  for (let tries = 0; tries < patience; tries++) {
    // What a box knew goes with its window.
    if (before !== window()) givenUp = [];
    before = window();
    const outcome: CreateOutcome = await wishOnce(before, wish, { despite, givenUp });
    despite = undefined;
    if (outcome.kind === 'made') return outcome.drive.id;
    if (outcome.kind === 'failed') {
      if (outcome.givenUp) givenUp = [outcome.givenUp, ...givenUp];
      const there = outcome.error instanceof AskedElsewhere && (await inList(window(), wish.name));
      if (there) return there;
    } else if (outcome.sentBefore && outcome.candidates.length === 0) {
      despite = { asked: askedKey(outcome), before: outcome.before };
    }
  }
  throw new Error(`${wish.name} was asked for in vain`);
}

export function wishOnce(
  { client, clock, signal, wishes }: SoakWindow,
  wish: DriveWish,
  how: Pick<HowToCreate, 'despite' | 'givenUp'> = {},
): Promise<CreateOutcome> {
  return createDrive(client, wish, { clock, signal, wishes, askedAt: wishes.now(), ...how });
}

/** Another window was making the same: it is looked for in the list, before another one is asked for. */
async function inList(window: SoakWindow, name: string): Promise<string | undefined> {
  await window.list.refresh({ orderBy: 'name', order: 'asc' }, { anew: true });
  return window.list.store.drives.find(drive => drive.name === name)?.id;
}
