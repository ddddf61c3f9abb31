import { once } from 'node:events';
import type { Fault, FaultRule } from './faults';
import type { SimulatorOptions, WorldOptions } from './options';
import type { RecordedRequest } from './record';
import { createServer, listen } from './server';
import type { State } from './state';
import type { DriveFacts, MachineChange, NetworkFacts, NewOutsideDrive } from './outside';
import type { MachineRecord } from './records';
import { World } from './world';

export type {
  DriveFacts,
  Fault,
  FaultRule,
  NetworkFacts,
  NewOutsideDrive,
  RecordedRequest,
  SimulatorOptions,
  WorldOptions,
};
export type { DriveSeed, Seed } from './seed';

/** A Paperspace API on loopback that remembers what is done to it. */
export interface Simulator {
  /** The base URL, e.g. `http://127.0.0.1:40123/v1`. */
  readonly url: string;
  /** The first team's first key, an admin's. */
  readonly key: string;
  readonly state: State;
  /** Every request since the start or the last reset, in the order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** What the requests did that the documented contract does not allow, in words. */
  readonly violations: string[];
  fail(rule: FaultRule): Fault;
  /** Makes every answer wait, milliseconds. */
  delay(ms: number): void;
  /** The drives of a team (namespace; the first one if left out), passwords and all. */
  drives(team?: string): DriveFacts[];
  networks(team?: string): NetworkFacts[];
  machines(team?: string): MachineRecord[];
  /** What another client does meanwhile: no request, no record, ready at once. */
  createDrive(drive: NewOutsideDrive, team?: string): DriveFacts;
  renameDrive(id: string, name: string): void;
  deleteDrive(id: string): void;
  /** As somebody starts or stops a machine in the console. */
  changeMachine(id: string, change: MachineChange): void;
  /** Takes every free address of a network, so that the next drive in it is a 409. */
  fillNetwork(id: string): void;
  /** Everything as at the start; what is given replaces the options of the start. */
  reset(options?: WorldOptions): void;
  /** As if it had been started with these options; `reset` comes back to them. */
  startFrom(options: WorldOptions): void;
  /** Lets go of the requests so far and of faults that are over, so that a long run does not grow. */
  forgetPast(): void;
  close(): Promise<void>;
}

/** Starts a simulator on a free port of 127.0.0.1; without options it holds the sample's teams and drives. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const backend = new World(options);
  const ended = new AbortController();
  const server = createServer(backend, ended.signal);
  const port = await listen(server, options.port ?? 0);
  let closed: Promise<unknown> | undefined;
  const close = async () => {
    if (!closed) {
      ended.abort();
      closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
    }
    await closed;
  };
  return simulatorOf(backend, `http://127.0.0.1:${port}/v1`, close);
}

function simulatorOf(world: World, url: string, close: () => Promise<void>): Simulator {
  return {
    url,
    get key() {
      return world.state.identities.keys().next().value ?? '';
    },
    get state() {
      return world.state;
    },
    requests: world.recorder.requests,
    violations: world.violations,
    fail: rule => world.faults.add(rule),
    delay: ms => {
      world.delayMs = ms;
    },
    drives: team => world.outside.drives(team),
    networks: team => world.outside.networks(team),
    machines: team => world.outside.machines(team),
    createDrive: (drive, team) => world.outside.createDrive(drive, team),
    renameDrive: (id, name) => world.outside.renameDrive(id, name),
    deleteDrive: id => world.outside.deleteDrive(id),
    changeMachine: (id, change) => world.outside.changeMachine(id, change),
    fillNetwork: id => world.outside.fillNetwork(id),
    reset: changes => world.reset(changes),
    startFrom: options => world.startFrom(options),
    forgetPast: () => world.forgetPast(),
    close,
  };
}
