import * as v from 'valibot';
import type { Drive, DriveWithPassword } from '../drives/drive';
import { regionCode } from '../drives/regions';
import { sizeInGB } from '../drives/sizes';
import { unreadable } from './answer';
import { ApiError, refusedBeforeSending } from './errors';
import type { ListQuery } from './listQuery';
import { pagesOf } from './lists';
import type { Page } from './pages';
import type { Request } from './request';
import { dateTime, decoder, deletion, id, int64, pageDecoder, row, text, textOrNone } from './schema';
import { checkedId, pathOf } from './url';

export interface NewDrive {
  readonly name: string;
  readonly networkId: string;
  /** Code, e.g. `ny2`. */
  readonly region: string;
  /** Gigabytes; 1 TB is 1000. */
  readonly size: number;
}

export interface Drives {
  /** Newest first unless the query says otherwise; without passwords and without deleted drives. */
  pages(query: ListQuery<'dtCreated' | 'name'>, signal: AbortSignal): AsyncGenerator<Page<Drive>, void>;
  /** The only call that gives a password. A drive that answers with a deletion date is `notFound`. */
  get(id: string, signal: AbortSignal): Promise<DriveWithPassword>;
  create(drive: NewDrive, signal: AbortSignal): Promise<Drive>;
  rename(id: string, name: string, signal: AbortSignal): Promise<Drive>;
  remove(id: string, signal: AbortSignal): Promise<void>;
}

/** Everything but the password: `driveOf` does not know it, and drops it. */
const driveFields = {
  id,
  name: text,
  region: text,
  networkId: text,
  mountPoint: textOrNone,
  username: text,
  size: int64,
  dtCreated: dateTime,
  dtDeleted: deletion,
};
const withoutPassword = row(driveFields);
type DriveFields = ReturnType<typeof withoutPassword>;

const page = pageDecoder((item, at) => {
  const fields = withoutPassword(item, at);
  return isDeleted(fields) ? undefined : driveOf(fields);
});
const withPassword = row({ ...driveFields, password: text });
const onlyId = decoder(v.object({ id: v.string() }));

export function sharedDrives(request: Request): Drives {
  const root = pathOf('shared-drives');
  return {
    pages: pagesOf(request, root, page, ['dtCreated', 'name']),
    async get(id, signal) {
      const decode = (body: unknown) => {
        const { password, ...fields } = withPassword(body);
        return { drive: liveDrive(fields, id), password };
      };
      return request({ method: 'GET', path: pathOf('shared-drives', checkedId(id)), decode }, signal);
    },
    async create(drive, signal) {
      return request({ method: 'POST', path: root, body: newDriveBody(drive), decode: newDrive }, signal);
    },
    async rename(id, name, signal) {
      const decode = (body: unknown) => liveDrive(withoutPassword(body), id);
      return request({ method: 'PUT', path: pathOf('shared-drives', checkedId(id)), body: { name }, decode }, signal);
    },
    async remove(id, signal) {
      const decode = (body: unknown) => checkSameId(onlyId(body).id, id);
      return request({ method: 'DELETE', path: pathOf('shared-drives', checkedId(id)), decode }, signal);
    },
  };
}

function newDriveBody({ name, networkId, region, size }: NewDrive): NewDrive {
  // JSON has no NaN and no infinity: they would be sent as null.
  if (!Number.isFinite(size) || size <= 0) throw refusedBeforeSending('size', 'is not a number of gigabytes');
  return { name, networkId: checkedId(networkId, 'networkId'), region, size };
}

function newDrive(body: unknown): Drive {
  return driveOf(withoutPassword(body));
}

function liveDrive(fields: DriveFields, askedFor: string): Drive {
  checkSameId(fields.id, askedFor);
  if (!isDeleted(fields)) return driveOf(fields);
  throw new ApiError({ kind: 'notFound', summary: 'the drive is deleted', sent: true, status: 200 });
}

/** Two drives can share a name; nothing may land on another one because an answer was mixed up. */
function checkSameId(id: string, askedFor: string): void {
  if (id !== askedFor) throw unreadable('the answer is about another drive', undefined, 'id');
}

function isDeleted({ dtDeleted }: DriveFields): boolean {
  return typeof dtDeleted === 'string';
}

function driveOf(fields: DriveFields): Drive {
  return {
    id: fields.id,
    name: fields.name,
    region: regionCode(fields.region),
    networkId: fields.networkId,
    mountPoint: fields.mountPoint ?? '',
    username: fields.username,
    sizeGB: sizeInGB(Number(fields.size)),
    created: fields.dtCreated,
  };
}
