import type { FaultRule } from './faults';
import type { WorldOptions } from './options';
import type { DriveFacts, NetworkFacts, NewOutsideDrive, TeamFacts } from './outside';
import type { RecordedRequest } from './record';

/** A simulator in another process: what `Simulator` has, over HTTP. */
export interface RemoteSimulator {
  readonly url: string;
  fail(rule: Omit<FaultRule, 'rewrite'>): Promise<RemoteFault>;
  delay(ms: number): Promise<void>;
  drives(team?: string): Promise<readonly DriveFacts[]>;
  networks(team?: string): Promise<readonly NetworkFacts[]>;
  createDrive(drive: NewOutsideDrive, team?: string): Promise<DriveFacts>;
  renameDrive(id: string, name: string): Promise<void>;
  deleteDrive(id: string): Promise<void>;
  fillNetwork(id: string): Promise<void>;
  reset(options?: WorldOptions): Promise<void>;
  requests(): Promise<readonly RecordedRequest[]>;
  violations(): Promise<readonly string[]>;
  /** Takes the violations so far away, e.g. those a test expects, and returns them. */
  takeViolations(): Promise<readonly string[]>;
  /** Every team with its keys, networks and drives, secrets included. */
  teams(): Promise<readonly TeamFacts[]>;
}

export interface RemoteFault {
  hits(): Promise<number>;
  stop(): Promise<void>;
}

/** @param url the base URL the simulator printed, e.g. `http://127.0.0.1:40123/v1` */
export function connectSimulator(url: string): RemoteSimulator {
  const ask = asker(new URL('/__simulator', url).href);
  const teams = async () => (await ask<{ teams: readonly TeamFacts[] }>('GET', '/state')).teams;
  const team = async (namespace?: string) => pick(await teams(), namespace);
  return {
    url,
    fail: rule => addFault(ask, rule),
    delay: ms => ask('POST', '/delay', { ms }),
    drives: async namespace => (await team(namespace)).drives,
    networks: async namespace => (await team(namespace)).networks,
    createDrive: (drive, namespace) => ask('POST', '/drives', { drive, team: namespace }),
    renameDrive: (id, name) => ask('PUT', `/drives/${id}`, { name }),
    deleteDrive: id => ask('DELETE', `/drives/${id}`),
    fillNetwork: id => ask('POST', `/fullNetworks/${id}`),
    reset: (options = {}) => ask('POST', '/reset', options),
    requests: () => ask('GET', '/requests'),
    violations: () => ask('GET', '/violations'),
    takeViolations: () => ask('DELETE', '/violations'),
    teams,
  };
}

async function addFault(ask: Ask, rule: Omit<FaultRule, 'rewrite'>): Promise<RemoteFault> {
  const { path } = rule;
  const message = path instanceof RegExp ? { ...rule, path: { pattern: path.source, flags: path.flags } } : rule;
  const { id } = await ask<{ id: number }>('POST', '/fail', message);
  return {
    hits: async () => (await ask<{ hits: number }>('GET', `/faults/${id}`)).hits,
    stop: () => ask('DELETE', `/faults/${id}`),
  };
}

function pick(teams: readonly TeamFacts[], namespace: string | undefined): TeamFacts {
  const found = teams.find(team => team.namespace === (namespace ?? team.namespace));
  if (!found) throw new Error(`no team ${namespace ?? ''}`);
  return found;
}

type Ask = <T>(method: string, path: string, body?: object) => Promise<T>;

function asker(base: string): Ask {
  return async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(`${base}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /__simulator${path}: ${response.status} ${text}`);
    // Both ends are ours and compiled from the same types.
    return JSON.parse(text) as T;
  };
}
