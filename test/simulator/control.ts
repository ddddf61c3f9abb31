import * as v from 'valibot';
import { jsonAnswer } from './answer';
import type { Answer } from './answer';
import { delayMessage, driveMessage, faultMessage, nameMessage, worldMessage } from './controlMessages';
import type { ActiveFault, Faults, FaultRule } from './faults';
import type { WorldOptions } from './options';
import type { Outside } from './outside';
import type { Recorder } from './record';

/** What can be looked at and changed from another process. */
export interface Controlled {
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly violations: string[];
  readonly outside: Outside;
  delayMs: number;
  reset(options: WorldOptions): void;
}

interface ControlCall {
  readonly world: Controlled;
  readonly id: string;
  readonly body: unknown;
}

/** By method and path below `/__simulator`; `*` stands for an id. What is returned goes out as JSON. */
const calls: Readonly<Record<string, (call: ControlCall) => unknown>> = {
  'POST /fail': ({ world, body }) => ({ id: world.faults.add(readRule(body)).id }),
  'GET /faults/*': ({ world, id }) => ({ hits: faultOf(world, id).hits }),
  'DELETE /faults/*': ({ world, id }) => faultOf(world, id).stop(),
  'POST /delay': ({ world, body }) => {
    world.delayMs = v.parse(delayMessage, body).ms;
  },
  'POST /reset': ({ world, body }) => world.reset(defined<WorldOptions>(v.parse(worldMessage, body ?? {}))),
  'GET /requests': ({ world }) => world.recorder.requests,
  'GET /violations': ({ world }) => world.violations,
  'DELETE /violations': ({ world }) => world.violations.splice(0),
  'GET /state': ({ world }) => ({ teams: world.outside.teams() }),
  'POST /drives': ({ world, body }) => {
    const { drive, team } = v.parse(driveMessage, body);
    return world.outside.createDrive(drive, team);
  },
  'PUT /drives/*': ({ world, id, body }) => world.outside.renameDrive(id, v.parse(nameMessage, body).name),
  'DELETE /drives/*': ({ world, id }) => world.outside.deleteDrive(id),
  'POST /fullNetworks/*': ({ world, id }) => world.outside.fillNetwork(id),
};

/** Answers what another process asks of the simulator itself; 400 with the reason where that makes no sense. */
export function answerControl(world: Controlled, method: string, path: string, body: string): Answer {
  const [, resource = '', id] = path.split('/');
  const call = calls[`${method} /${resource}${id === undefined ? '' : '/*'}`];
  if (!call) return jsonAnswer(404, { message: `no ${method} ${path}` });
  try {
    const parsed: unknown = body === '' ? undefined : JSON.parse(body);
    return jsonAnswer(200, call({ world, id: id ?? '', body: parsed }) ?? null);
  } catch (error) {
    return jsonAnswer(400, { message: String(error) });
  }
}

function readRule(body: unknown): FaultRule {
  const { path, ...rule } = v.parse(faultMessage, body);
  const plain = defined<FaultRule>(rule);
  if (path === undefined) return plain;
  return { ...plain, path: typeof path === 'string' ? path : new RegExp(path.pattern, path.flags) };
}

/** The same without the fields that are undefined: JSON cannot hold those anyway. */
function defined<T extends object>(value: { readonly [K in keyof T]?: unknown }): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

function faultOf(world: Controlled, id: string): ActiveFault {
  const fault = world.faults.get(Number(id));
  if (!fault) throw new Error(`no fault ${id}`);
  return fault;
}
