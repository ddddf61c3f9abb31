import { systemClock } from '../clock';
import type { Clock } from '../clock';
import type { LogTry } from './log';
import { machines } from './machines';
import type { Machines } from './machines';
import { privateNetworks } from './privateNetworks';
import type { Networks } from './privateNetworks';
import { requester } from './request';
import { readSession } from './session';
import type { Session } from './session';
import { sharedDrives } from './sharedDrives';
import type { Drives } from './sharedDrives';

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

/** Makes no request and loads no HTTP library yet: that happens with the first call. */
export function createClient({ baseUrl, key, log, clock, random }: ClientOptions): Client {
  const request = requester({
    baseUrl,
    key,
    log: log ?? (() => undefined),
    clock: clock ?? systemClock,
    random: random ?? Math.random,
  });
  return {
    session: signal => readSession(request, signal),
    drives: sharedDrives(request),
    networks: privateNetworks(request),
    machines: machines(request),
  };
}
