import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import { inspect } from 'node:util';
import { createClient } from '../../src/core/api/client';
import { systemClock } from '../../src/core/clock';
import { within } from '../../src/core/within';
import type { FaultRule } from '../simulator/faults';
import { never } from '../unit/api/harness';
import { useQuickClock, useSimulator } from './harness';
import { Recorded } from './recorded';
import { onRoad, roads } from './roads';
import { formsOf } from './signedIn';

const key = 'pskey_made_up_admin';
const passwords = ['p,w "made" up', "it's/made+up & 100%"];

/** What a careless server or proxy says: the key in each spelling, and passwords in the fields that are named so. */
const echo = {
  message: `made up: ${formsOf(key).join(' ')}, Bearer ${key}`,
  code: key,
  details: { authorization: `Bearer ${key}`, drive: { password: passwords[0] }, [key]: [key] },
  issues: [{ message: `not with ${key}`, path: ['name', key] }],
};
const html = `<html>${key} ${passwords.join(' ')}</html>`;
/** The first of a list, or the one drive there is. */
const wrong = (fields: object) => (answer: unknown) => {
  const { items, ...rest } = Object(answer) as { items?: object[] };
  return items ? { ...rest, items: items.map(item => ({ ...item, ...fields })) } : { ...rest, ...fields };
};

function doubled(answer: unknown): object {
  const { items, ...rest } = Object(answer) as { items?: object[] };
  return items ? { ...rest, items: [...items, ...items] } : rest;
}

/** What was asked for stays written down. */
const lostAnswer = 'an answer that is lost';

const faults: Readonly<Record<string, FaultRule>> = {
  'no fault': { times: 0 },
  ...Object.fromEntries(
    [400, 401, 403, 404, 407, 408, 409, 429, 500, 503, 504].map(status => [`${status}`, { status, body: echo }]),
  ),
  'Retry-After': { status: 429, body: echo, headers: { 'retry-after': key } },
  '502 with HTML': { status: 502, body: html },
  'plain words': { status: 400, body: `refused: ${key}` },
  'a refusal that is cut off': { status: 400, body: `{"message":"no","items":[{"password":"${passwords[0]}","na` },
  'a refusal with a password in it': { status: 409, body: { message: `upstream: {"password":"${passwords[1]}"}` } },
  [lostAnswer]: { method: 'POST', drop: 'beforeHeaders' },
  'reset before headers': { drop: 'beforeHeaders' },
  'reset in the body': { drop: 'inBody' },
  'hang before headers': { hang: 'beforeHeaders' },
  'hang in the body': { hang: 'inBody' },
  'one byte a second': { drip: 1000 },
  'redirect to another host': { redirectTo: `https://${key.replaceAll('_', '-')}.example/${key}?key=${key}` },
  'empty body': { body: '' },
  'truncated JSON': { body: `{"password":"${key}` },
  null: { body: 'null' },
  'an array': { body: [key] },
  'HTML with status 200': { body: html },
  'invalid UTF-8': { body: Buffer.concat([Buffer.from(key), Buffer.from([0xff, 0xfe])]) },
  'wrong type of size': { rewrite: wrong({ size: { password: key } }) },
  'wrong type of region': { rewrite: wrong({ region: [key] }) },
  'no password': { rewrite: wrong({ password: { key } }) },
  'a cursor that loops': { rewrite: wrong({ hasMore: true, nextPage: key }) },
  'hasMore without a cursor': { rewrite: wrong({ hasMore: true, nextPage: null, [key]: key }) },
  'hasMore that lies': { rewrite: wrong({ hasMore: false, nextPage: key }) },
  'duplicate ids': { rewrite: answer => doubled(answer) },
  'unknown region': { rewrite: wrong({ region: key.toUpperCase() }) },
  '50 MB': { body: Buffer.alloc(50_000_000, `${key} `), path: /^\/shared-drives/ },
};

interface Ran {
  readonly names: readonly string[];
  readonly kept: string;
}

/** Of all commands under one fault, which takes some seconds; longer than what the quick clock shortens. */
const patienceMs = 90_000;

describe('neither key nor password comes out of any command, whatever goes wrong', () => {
  const simulator = useSimulator();
  const real = { ...systemClock };
  const { random } = Math;
  /** How much faster than the system's. Where no answer ever comes, nothing is lost by giving up sooner. */
  let speed = 100;
  let window: Recorded;
  useQuickClock();
  const seen = new Map<string, number>();

  /** Somebody who types into boxes that want a text, takes what is there in others, and gives up after a while. */
  function answer({ title, value }: { readonly title: string; readonly value: string }): string | true | undefined {
    const times = (seen.get(title) ?? 0) + 1;
    seen.set(title, times);
    if (times > 8) return undefined;
    return /^(Rename|Delete)/.test(title) ? `${value}x` : true;
  }

  before('hurry', async () => {
    Object.assign(systemClock, {
      sleep: (ms: number, end: AbortSignal) => real.sleep(ms / speed, end),
      after: (ms: number, call: () => void) => real.after(ms / speed, call),
    });
    // No pause before the next try.
    Math.random = () => 0;
    window = new Recorded();
    window.answering = answer;
    await window.start();
  });
  after(async () => {
    await window.end();
    Object.assign(systemClock, real);
    Math.random = random;
  });

  /** Every command twice: on a drive, and asking for everything. Resolves to their names, and to what was kept before signing out. */
  async function runAll(): Promise<Ran> {
    const [drive] = simulator().drives();
    const { id = '', networkId = '', region = '' } = drive ?? {};
    const arguments_: Readonly<Record<string, object>> = {
      createDrive: { name: 'made', region, networkId, size: 250 },
      renameDrive: { id, name: 'renamed' },
      copyMountSnippet: { id, target: 'linux', password: 'include' },
      mountHere: { id, directory: '/mnt/made-up', atEveryStart: false },
    };
    // Signing out ends the others' work, and is run after them.
    const names = window.commandNames.filter(name => !/^sign|^replaceKey/.test(name));
    await Promise.all(names.map(name => atWork(`${name} of a drive`, window.run(name, arguments_[name] ?? { id }))));
    await Promise.all([atWork('rows', window.rows()), ...names.map(name => atWork(name, window.run(name)))]);
    await Promise.all(
      Object.entries(tools(id, region, networkId)).map(tool => atWork(`tool ${tool[0]}`, callTool(tool))),
    );
    const kept = await keptNow();
    for (const name of ['replaceKey', 'signIn', 'signOut']) await atWork(name, window.run(name));
    return { names, kept };
  }

  /** What has not ended yet, and when it began. */
  const underWay = new Map<string, number>();
  async function atWork(what: string, work: Promise<unknown>): Promise<void> {
    underWay.set(what, performance.now());
    await work.finally(() => underWay.delete(what));
  }

  async function runAllInTime(): Promise<Ran> {
    underWay.clear();
    const ran = await within(patienceMs * speed, runAll());
    if (ran) return ran;
    const now = performance.now();
    const slow = [...underWay].map(([what, since]) => `${what} (for ${Math.round(now - since)} ms)`);
    return assert.fail(`does not end: ${slow.join(', ')}\n${window.said.slice(-20).join('\n')}`);
  }

  const tools = (drive: string, region: string, networkId: string): Readonly<Record<string, object>> => ({
    list: {},
    get: { drive },
    mountSnippet: { drive, target: 'linux' },
    create: { name: 'made-by-tool', region, networkId, sizeGB: 250 },
    rename: { drive, newName: 'renamed by tool' },
    delete: { drive },
  });

  /** What it answers, or how it fails, is put out. */
  async function callTool([name, input]: readonly [string, object]): Promise<void> {
    await window.tool(name, input).catch(() => undefined);
  }

  async function errorsOfClient(baseUrl: string): Promise<string> {
    const client = createClient({ baseUrl, key, log: entry => window.said.push(inspect(entry)) });
    const calls = [
      client.session(never()),
      client.drives.pages({}, never()).next(),
      client.networks.pages({}, never()).next(),
      client.drives.rename('sd1', 'x', never()),
    ];
    const ends = await Promise.allSettled(calls);
    const errors = ends.flatMap(end => (end.status === 'rejected' ? [end.reason as unknown] : []));
    return errors.map(error => `${inspect(error, { depth: 9, showHidden: true })} ${JSON.stringify(error)}`).join('\n');
  }

  async function filesIn(folder: string): Promise<string> {
    const found = await fs.readdir(folder, { recursive: true, withFileTypes: true });
    const files = found.filter(each => each.isFile()).map(each => path.join(each.parentPath, each.name));
    const texts = await Promise.all(files.map(file => fs.readFile(file, 'utf8').catch(() => '')));
    return [...files, ...texts].join('\n');
  }

  /** Files of lists and wishes, and what VS Code keeps: signing out removes some of it. */
  async function keptNow(): Promise<string> {
    return `${await filesIn(window.storage)}\n${inspect([...window.state], { depth: 9 })}`;
  }

  interface Fault {
    /** Begins what is wrong, and tells how it is mended. */
    readonly begin: () => unknown;
    readonly url?: string;
    /** No answer ever comes. */
    readonly isSilent?: boolean;
    /** Something that was asked for stays written down. */
    readonly isLost?: boolean;
  }

  async function leavesNothing({
    begin,
    url = simulator().url,
    isSilent = false,
    isLost = false,
  }: Fault): Promise<void> {
    simulator().reset({
      drives: passwords.map((password, at) => ({ name: `drive ${at}`, id: `sd${at}`, password })),
      readyAfterMs: 0,
    });
    seen.clear();
    await window.run('signIn');
    await window.run('refresh');
    window.said.length = 0;
    speed = isSilent ? 3000 : 100;
    await begin();
    const { names, kept } = await runAllInTime();
    const out = [...window.said, await errorsOfClient(url), kept, await keptNow()].join('\n');
    speed = 100;
    const secrets = [
      key,
      ...simulator()
        .drives()
        .map(drive => drive.password),
    ];
    const leaks = secrets.flatMap(formsOf).filter(form => out.includes(form));
    assert.deepEqual(leaks, [], leaks.map(form => around(out, form)).join('\n'));
    // The same search finds what is no secret, also in the files, and each command was there.
    assert.ok(/lists.*\.json/.test(kept) && kept.includes('"drives":['), kept);
    assert.ok(!isLost || /wishes.*\.json/.test(kept), kept);
    assert.ok(out.includes('sd0') && names.every(name => out.includes(`${name} resolved to`)));
    assert.ok(simulator().drives().length === 0 || secrets.length > 1);
  }

  for (const [fault, rule] of Object.entries(faults)) {
    it(`under ${fault}`, async () => {
      const isSilent = rule.hang !== undefined || rule.drip !== undefined;
      const begin = () => simulator().fail(rule);
      await leavesNothing({ begin, isSilent, isLost: fault === lostAnswer });
    }).timeout(2 * patienceMs);
  }

  for (const [fault, , build] of roads) {
    it(`under ${fault}`, () =>
      onRoad(build, simulator(), road => leavesNothing({ begin: () => road.fail(), url: road.url }))).timeout(
      2 * patienceMs,
    );
  }

  for (const [what, behaviour] of [
    ['a keyring that throws', { keyring: 'throws' }],
    ['a keyring that hangs', { keyring: 'hangs' }],
    ['a keyring that forgets', { keyring: 'forgets' }],
    ['a keyring that does not let go', { keyring: 'clings' }],
    ['a clipboard that is refused', { clipboard: 'throws' }],
  ] as const) {
    it(`under ${what}`, async () => {
      try {
        await leavesNothing({ begin: () => Object.assign(window.platform, behaviour) });
      } finally {
        Object.assign(window.platform, { keyring: 'works', clipboard: 'works' });
        await window.run('signOut');
      }
    }).timeout(2 * patienceMs);
  }
});

function around(text: string, form: string): string {
  const at = text.indexOf(form);
  return text.slice(Math.max(0, at - 200), at + 200);
}
