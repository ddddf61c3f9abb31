import type { Clock } from '../clock';
import type { Drive, DriveWithPassword, Machine, PrivateNetwork } from '../drives/drive';
import type { LogTry } from './log';
import type { ListQuery, Page } from './pages';
import type { Session } from './session';

export interface ClientOptions {
  /** E.g. `https://api.paperspace.com/v1`. */
  readonly baseUrl: string;
  readonly key: string;
  /** Called once per try, after it. */
  readonly log?: LogTry | undefined;
  readonly clock?: Clock | undefined;
  /** Like `Math.random`; spreads the back-off. */
  readonly random?: (() => number) | undefined;
}

/**
 * The part of the Paperspace API this project needs. Every call takes an AbortSignal and rejects with an ApiError, or
 * with the signal's reason once that is aborted.
 */
export interface Client {
  /** Undefined: the key is not accepted. */
  session(signal: AbortSignal): Promise<Session | undefined>;
  readonly drives: Drives;
  readonly networks: Networks;
  readonly machines: Machines;
}

export interface NewDrive {
  readonly name: string;
  readonly networkId: string;
  /** Code, e.g. `ny2`. */
  readonly region: string;
  /** Gigabytes; 1 TB is 1000. */
  readonly size: number;
}

export interface NewNetwork {
  readonly name: string;
  readonly region: string;
}

export interface Drives {
  /** Newest first unless the query says otherwise; without passwords and without deleted drives. */
  pages(query: ListQuery<'dtCreated' | 'name'>, signal: AbortSignal): AsyncGenerator<Page<Drive>>;
  get(id: string, signal: AbortSignal): Promise<DriveWithPassword>;
  create(drive: NewDrive, signal: AbortSignal): Promise<Drive>;
  rename(id: string, name: string, signal: AbortSignal): Promise<Drive>;
  remove(id: string, signal: AbortSignal): Promise<void>;
}

export interface Networks {
  pages(query: ListQuery<'dtCreated' | 'name'>, signal: AbortSignal): AsyncGenerator<Page<PrivateNetwork>>;
  /** Undefined: there is no such network. */
  get(id: string, signal: AbortSignal): Promise<PrivateNetwork | undefined>;
  create(network: NewNetwork, signal: AbortSignal): Promise<PrivateNetwork>;
}

export interface Machines {
  /** All machines of the team: the service has no filter for the network, so filter on `networkId`. */
  pages(query: ListQuery<'dtCreated' | 'name' | 'state'>, signal: AbortSignal): AsyncGenerator<Page<Machine>>;
}

export function createClient(options: ClientOptions): Client {
  throw new Error(`not written yet: ${options.baseUrl}`);
}
