import path from 'node:path';
import * as v from 'valibot';
import { readTypedKey } from '../text/apiKey';
import { readToolFile, type FileProblem, type ToolFile } from './toolFile';

/** A key that Paperspace's own tools use on this machine. */
export interface FoundKey {
  readonly key: string;
  /** The namespace of its team; the environment does not tell it. */
  readonly team: string | undefined;
  readonly inEnvironment: boolean;
  /** The tools' current team. */
  readonly isCurrent: boolean;
}

export interface FoundKeys {
  /** Each once, in the order in which the tools would take them. */
  readonly keys: readonly FoundKey[];
  /** Teams whose entry is no API key. */
  readonly unusable: readonly string[];
  /** Why the file with the keys is not used. */
  readonly problem: FileProblem | undefined;
  /** The origin that the tools send these keys to. */
  readonly origin: string;
}

/** Where they keep their keys, in the home directory. */
export const credentialsFile = path.join('.paperspace', 'credentials.toml');

/** Without a version it is the first one; without keys, all of them were signed out of. */
const credentials = v.object({
  version: v.optional(v.literal(1)),
  keys: v.optional(v.custom<Readonly<Record<string, unknown>>>(value => typeof value === 'object' && value !== null)),
});

const config = v.object({ team: v.string() });

/** What the tools' environment and files have. Never rejects. */
export async function findKeys(environment: NodeJS.ProcessEnv, home: string): Promise<FoundKeys> {
  const [file, settings] = await Promise.all([
    readToolFile(path.join(home, credentialsFile)),
    readToolFile(path.join(home, '.paperspace', 'config.toml')),
  ]);
  const { teams, unusable, problem } = keysOf(file);
  const current = currentTeam(settings);
  const typed = readTypedKey(environment['PAPERSPACE_API_KEY'] ?? '');
  const inEnvironment = typed.ok ? typed.key : undefined;
  const found = new Map<string, FoundKey>();
  // The environment goes before the file, and in the file the current team before the others.
  const known = [...teams].sort(([one], [other]) => Number(other === current) - Number(one === current));
  const named = known.find(([, key]) => key === inEnvironment)?.[0];
  const all = inEnvironment === undefined ? known : [[named, inEnvironment] as const, ...known];
  for (const [team, key] of all) {
    if (found.has(key)) continue;
    const isCurrent = team !== undefined && team === current;
    found.set(key, { key, team, isCurrent, inEnvironment: key === inEnvironment });
  }
  return { keys: [...found.values()], unusable, problem, origin: originOf(environment['PAPERSPACE_API_URL']) };
}

interface Keys extends Pick<FoundKeys, 'unusable' | 'problem'> {
  readonly teams: readonly (readonly [team: string, key: string])[];
}

function keysOf(file: ToolFile): Keys {
  const nothing = { teams: [], unusable: [] };
  if (!file) return { ...nothing, problem: undefined };
  if (file.problem) return { ...nothing, problem: file.problem };
  const table = v.safeParse(credentials, file.table);
  if (!table.success) return { ...nothing, problem: { why: 'otherVersion' } };
  const teams: [string, string][] = [];
  const unusable: string[] = [];
  for (const [team, value] of Object.entries(table.output.keys ?? {})) {
    const read = typeof value === 'string' ? readTypedKey(value) : undefined;
    if (read?.ok) teams.push([team, read.key]);
    // What was signed out of may be left empty.
    else if (read?.why !== 'empty') unusable.push(team);
  }
  return { teams, unusable, problem: undefined };
}

/** A damaged file of settings only costs the mark. */
function currentTeam(file: ToolFile): string | undefined {
  const read = v.safeParse(config, file?.table);
  return read.success ? read.output.team : undefined;
}

function originOf(address: string | undefined): string {
  return address !== undefined && URL.canParse(address) ? new URL(address).origin : 'https://api.paperspace.com';
}
