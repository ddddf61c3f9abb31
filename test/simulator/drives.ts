import * as v from 'valibot';
import { Collection } from './collection';
import type { DriveRecord } from './records';
import { spelledRegion } from './regions';
import { answerList, readBody } from './route';
import type { Call, Route } from './route';

const orderings = ['dtCreated', 'name'] as const;
const newDrive = { name: v.string(), networkId: v.string(), region: v.string(), size: v.pipe(v.number(), v.integer()) };
const changes = { name: v.optional(v.string()) };

export const driveRoutes: readonly Route[] = [
  { method: 'GET', path: '/shared-drives', needs: 'drives', orderings, handle: listDrives },
  { method: 'POST', path: '/shared-drives', needs: 'admin', body: newDrive, handle: createDrive },
  { method: 'GET', path: '/shared-drives/{id}', needs: 'drives', handle: getDrive },
  { method: 'PUT', path: '/shared-drives/{id}', needs: 'admin', body: changes, handle: renameDrive },
  { method: 'DELETE', path: '/shared-drives/{id}', needs: 'admin', handle: deleteDrive },
];

function listDrives(call: Call): unknown {
  const { access, team } = call.identity;
  return answerList(call, access === 'admin' ? team.drives : noDrives(), orderings, drive => spellDrive(call, drive));
}

function noDrives(): Collection<DriveRecord> {
  return new Collection({ dtCreated: drive => drive.dtCreated, name: drive => drive.name });
}

function createDrive(call: Call): unknown {
  return spellDrive(call, call.identity.team.createDrive(readBody(newDrive, call.body)));
}

function getDrive(call: Call): unknown {
  const drive = call.identity.team.driveOf(call.id);
  const answer = spellDrive(call, drive);
  if (drive.emptyGets > 0) drive.emptyGets -= 1;
  return answer;
}

function renameDrive(call: Call): unknown {
  return spellDrive(call, call.identity.team.renameDrive(call.id, readBody(changes, call.body).name));
}

function deleteDrive(call: Call): unknown {
  call.identity.team.deleteDrive(call.id);
  return { id: call.id };
}

/** A drive as the service answers it: always with the password, and in one of the spellings that were seen. */
export function spellDrive({ state }: Pick<Call, 'state'>, drive: DriveRecord): unknown {
  const ready = drive.emptyGets === 0 && drive.readyAt <= state.surroundings.now();
  return {
    id: drive.id,
    name: drive.name,
    region: spelledRegion(drive.region, drive.number),
    networkId: drive.networkId,
    mountPoint: ready ? drive.mountPoint : '',
    username: drive.username,
    password: drive.password,
    // int64 fields have been seen as JSON strings.
    size: drive.number % 3 === 1 ? String(drive.bytes) : drive.bytes,
    dtCreated: drive.dtCreated,
    ...spellDeletion(drive),
  };
}

/** Drives that are not deleted answer with no date, in each of the ways that were seen: absent, null and `{}`. */
function spellDeletion({ dtDeleted, number }: DriveRecord): { dtDeleted?: unknown } {
  if (dtDeleted !== undefined) return { dtDeleted };
  return [{}, { dtDeleted: null }, { dtDeleted: {} }, { dtDeleted: null }, {}][number % 5] ?? {};
}
