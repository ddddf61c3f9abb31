import type { Machine } from '../drives/drive';
import { regionCode } from '../drives/regions';
import type { ListQuery } from './listQuery';
import { pagesOf } from './lists';
import type { Page } from './pages';
import type { Request } from './request';
import { given, id, pageDecoder, row, text, textOrNone } from './schema';
import { pathOf } from './url';

export interface Machines {
  /** All machines of the team: the service has no filter for the network, so filter on `networkId`. */
  pages(query: ListQuery<'dtCreated' | 'name' | 'state'>, signal: AbortSignal): AsyncGenerator<Page<Machine>, void>;
}

const machineFields = row({
  id,
  name: text,
  state: text,
  os: text,
  region: text,
  networkId: textOrNone,
  privateIp: textOrNone,
  publicIp: textOrNone,
});

const page = pageDecoder((item, at) => machineOf(machineFields(item, at)));

export function machines(request: Request): Machines {
  return {
    pages: pagesOf(request, pathOf('machines'), page, ['dtCreated', 'name', 'state']),
  };
}

function machineOf(fields: ReturnType<typeof machineFields>): Machine {
  return {
    id: fields.id,
    name: fields.name,
    state: fields.state,
    os: fields.os,
    region: regionCode(fields.region),
    networkId: given(fields.networkId),
    privateIp: given(fields.privateIp),
    publicIp: given(fields.publicIp),
  };
}
