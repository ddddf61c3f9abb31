import type { PrivateNetwork } from '../drives/drive';
import { regionCode } from '../drives/regions';
import type { ListQuery } from './listQuery';
import { pagesOf } from './lists';
import type { Page } from './pages';
import type { Request } from './request';
import { dateTime, deletion, id, pageDecoder, row, text } from './schema';
import { checkedId, pathOf } from './url';

export interface NewNetwork {
  readonly name: string;
  readonly region: string;
}

export interface Networks {
  pages(query: ListQuery<'dtCreated' | 'name'>, signal: AbortSignal): AsyncGenerator<Page<PrivateNetwork>, void>;
  /** Undefined: there is no such network (the service may say so with 200 and `null`). */
  get(id: string, signal: AbortSignal): Promise<PrivateNetwork | undefined>;
  /** `migrateMachines` is never sent: it would move machines. */
  create(network: NewNetwork, signal: AbortSignal): Promise<PrivateNetwork>;
}

const networkFields = row({
  id,
  name: text,
  region: text,
  network: text,
  netmask: text,
  dtCreated: dateTime,
  dtDeleted: deletion,
});
type NetworkFields = ReturnType<typeof networkFields>;

const page = pageDecoder((item, at) => liveNetwork(networkFields(item, at)));

export function privateNetworks(request: Request): Networks {
  const root = pathOf('private-networks');
  return {
    pages: pagesOf(request, root, page, ['dtCreated', 'name']),
    async get(id, signal) {
      const decode = (body: unknown) => (body === null ? undefined : liveNetwork(networkFields(body)));
      return request({ method: 'GET', path: pathOf('private-networks', checkedId(id)), decode }, signal);
    },
    async create({ name, region }, signal) {
      return request(
        { method: 'POST', path: root, body: { name, region }, decode: body => networkOf(networkFields(body)) },
        signal,
      );
    },
  };
}

function liveNetwork(fields: NetworkFields): PrivateNetwork | undefined {
  return typeof fields.dtDeleted === 'string' ? undefined : networkOf(fields);
}

function networkOf(fields: NetworkFields): PrivateNetwork {
  return {
    id: fields.id,
    name: fields.name,
    region: regionCode(fields.region),
    address: fields.network,
    netmask: fields.netmask,
    created: fields.dtCreated,
  };
}
