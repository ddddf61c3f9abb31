import * as v from 'valibot';
import type { PrivateNetwork } from '../drives/drive';
import { regionCode } from '../drives/regions';
import { listParameters } from './listQuery';
import type { ListQuery } from './listQuery';
import { walk } from './pages';
import type { Page } from './pages';
import type { Request } from './request';
import { dateTime, decoder, deletion, id, pageDecoder, row, text } from './schema';
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
type NetworkFields = v.InferOutput<typeof networkFields>;

const page = pageDecoder(v.pipe(networkFields, v.transform(liveNetwork)));
const liveOrNull = decoder(
  v.pipe(
    v.nullable(networkFields),
    v.transform(fields => (fields ? liveNetwork(fields) : undefined)),
  ),
);
const created = decoder(v.pipe(networkFields, v.transform(networkOf)));

export function privateNetworks(request: Request): Networks {
  const root = pathOf('private-networks');
  return {
    async *pages(query, signal) {
      const parameters = listParameters(query, ['dtCreated', 'name']);
      yield* walk(query.after, after =>
        request({ method: 'GET', path: root, query: { ...parameters, after }, decode: page }, signal),
      );
    },
    async get(id, signal) {
      return request({ method: 'GET', path: pathOf('private-networks', checkedId(id)), decode: liveOrNull }, signal);
    },
    async create({ name, region }, signal) {
      return request({ method: 'POST', path: root, body: { name, region }, decode: created }, signal);
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
