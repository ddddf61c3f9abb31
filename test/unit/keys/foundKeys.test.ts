import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { asItShips } from '../../../scripts/lib/asItShips.mjs';
import * as foundKeys from '../../../src/core/keys/foundKeys';

/** The sources, and what ships: there the TOML library is cut to what is used of it. */
const variants = ['from the sources', 'as it ships'] as const;

for (const variant of variants) {
  describe(`keys of Paperspace’s own tools, ${variant}`, () => {
    let home: string;
    let findKeys: typeof foundKeys.findKeys;

    before(async () => {
      if (variant === 'from the sources') ({ findKeys } = foundKeys);
      else ({ findKeys } = await bundled());
    });
    beforeEach(async () => {
      home = await fs.mkdtemp(path.join(os.tmpdir(), 'home-'));
      await fs.mkdir(path.join(home, '.paperspace'));
    });
    afterEach(() => fs.rm(home, { recursive: true }));

    const write = (text: string | Uint8Array, name = 'credentials.toml') =>
      fs.writeFile(path.join(home, '.paperspace', name), text);
    const find = (environment: NodeJS.ProcessEnv = {}) => findKeys(environment, home);
    /** `acme=key` */
    const keysOf = async (environment: NodeJS.ProcessEnv = {}) =>
      (await find(environment)).keys.map(({ team, key }) => `${team ?? ''}=${key}`);

    it('nothing is found where there is nothing, not even the folder', async () => {
      await fs.rmdir(path.join(home, '.paperspace'));
      const nothing = { keys: [], unusable: [], problem: undefined, origin: 'https://api.paperspace.com' };
      assert.deepEqual(await find(), nothing);
      assert.deepEqual(await find({ PAPERSPACE_API_KEY: '' }), nothing);
      assert.deepEqual(await find({ PAPERSPACE_API_KEY: 'not a key!' }), nothing);
    });

    it('every team of the file is found, written in any way that TOML has', async () => {
      await write(
        [
          '\uFEFFversion = 1 # the first',
          'when = 2026-11-28T12:00:00Z',
          'sizes = [1_000, 0x10, 1.5e3, inf, { deep = [true] }]',
          '[keys]',
          'acme = "made_up_1"',
          "'two words' = 'made_up_2'",
          '"quo\\"ted\\u0021" = """made_up_3"""',
          '\t1234\t=\t"made-up-4"',
          '[other]',
          'acme = "made_up_5"',
          '',
        ].join('\r\n'),
      );
      assert.deepEqual((await find()).problem, undefined);
      assert.deepEqual(
        (await keysOf()).sort(),
        ['1234=made-up-4', 'acme=made_up_1', 'quo"ted!=made_up_3', 'two words=made_up_2'].sort(),
      );
    });

    it('dotted keys and an inline table are the same', async () => {
      await write('keys.acme = "made_up_1"\nkeys."b.c" = "made_up_2"\n');
      assert.deepEqual(await keysOf(), ['acme=made_up_1', 'b.c=made_up_2']);
      await write('keys = { acme = "made_up_1", beta = "made_up_2" }');
      assert.deepEqual(await keysOf(), ['acme=made_up_1', 'beta=made_up_2']);
    });

    it('the environment goes first, then the tools’ current team, then the file’s order', async () => {
      await write('version = 1\n[keys]\nacme = "made_up_1"\nbeta = "made_up_2"\ngamma = "made_up_3"\n');
      await write('version = 1\nteam = "beta"\n', 'config.toml');
      assert.deepEqual(await keysOf({ PAPERSPACE_API_KEY: 'made_up_0' }), [
        '=made_up_0',
        'beta=made_up_2',
        'acme=made_up_1',
        'gamma=made_up_3',
      ]);
      const { keys } = await find();
      assert.deepEqual(
        keys.map(({ isCurrent }) => isCurrent),
        [true, false, false],
      );
    });

    it('a key in both places, or of two teams, is there once, with the name that the file has for it', async () => {
      await write('[keys]\nacme = "made_up_1"\nbeta = "made_up_2"\nagain = "made_up_2"\n');
      const { keys } = await find({ PAPERSPACE_API_KEY: ' made_up_2 ' });
      assert.deepEqual(keys, [
        { key: 'made_up_2', team: 'beta', inEnvironment: true, isCurrent: false },
        { key: 'made_up_1', team: 'acme', inEnvironment: false, isCurrent: false },
      ]);
    });

    it('what is no key is named by its team alone; an empty one was signed out of', async () => {
      await write(
        '[keys]\nacme = "made_up_1"\nnumber = 7\nlist = ["made_up_2"]\nodd = "made up/3"\nempty = ""\na.b = "made_up_4"\n',
      );
      assert.deepEqual(await keysOf(), ['acme=made_up_1']);
      assert.deepEqual((await find()).unusable, ['number', 'list', 'odd', 'a']);
    });

    it('a team whose name is a property of every object is a team', async () => {
      await write('[keys]\n__proto__ = "made_up_1"\nconstructor = "made_up_2"\ntoString = "made_up_3"\n');
      assert.deepEqual(await keysOf(), ['__proto__=made_up_1', 'constructor=made_up_2', 'toString=made_up_3']);
    });

    for (const [what, text, line] of [
      ['an open string', 'version = 1\n[keys]\nacme = "made_up_secret\n', 3],
      ['a key without quotes', '[keys]\nacme = made_up_secret\n', 2],
      ['the same team twice', '[keys]\nacme = "made_up_secret"\nacme = "made_up_secret"\n', 3],
      ['half a table', '[keys\nacme = "made_up_secret"\n', 1],
      ['two on one line', '[keys]\na = "made_up_secret" b = "made_up_secret"\n', 2],
      ['a wrong escape', '[keys]\n\na = "made_up_secret\\q"\n', 3],
      ['an impossible date', '[keys]\na = 2026-made_up_secret\n', 2],
      ['UTF-16', Buffer.from('[keys]\nacme = "made_up_secret"\n', 'utf16le'), 1],
    ] as const) {
      it(`${what} is damage in line ${line}, and nothing of the line is repeated`, async () => {
        await write(text);
        const found = await find({ PAPERSPACE_API_KEY: 'made_up_0' });
        assert.deepEqual(found.problem, { why: 'damaged', line });
        assert.deepEqual(
          found.keys.map(({ key }) => key),
          ['made_up_0'],
        );
        assert.doesNotMatch(JSON.stringify(found), /secret/);
      });
    }

    it('a version that is not known yet, or keys that are no table, are not guessed at', async () => {
      for (const text of [
        'version = 2\n[keys]\na = "made_up"',
        'version = "1"\n[keys]\na = "made_up"',
        'keys = "made_up"',
      ]) {
        await write(text);
        assert.deepEqual((await find()).problem, { why: 'otherVersion' }, text);
        assert.deepEqual(await keysOf(), []);
      }
    });

    it('10 MB are not read', async () => {
      await write(`[keys]\nacme = "${'a'.repeat(10_000_000)}"\n`);
      assert.deepEqual((await find()).problem, { why: 'tooLarge' });
    });

    it('a folder or a pipe in its place is not waited for', async () => {
      const place = path.join(home, '.paperspace', 'credentials.toml');
      await fs.mkdir(place);
      assert.equal((await find()).problem?.why, 'unreadable');
      await fs.rmdir(place);
      execFileSync('mkfifo', [place]);
      assert.deepEqual((await find()).problem, { why: 'unreadable', code: 'EINVAL' });
    });

    it('a file of another user is theirs, but root’s is as good as one’s own', async () => {
      await write('[keys]\nacme = "made_up_1"\n');
      const real = process.getuid?.bind(process);
      const owner = (await fs.stat(path.join(home, '.paperspace', 'credentials.toml'))).uid;
      try {
        process.getuid = () => owner + 1;
        const expected = owner === 0 ? undefined : { why: 'notOwn' };
        assert.deepEqual((await find()).problem, expected);
        await fs.chown(path.join(home, '.paperspace', 'credentials.toml'), 12_345, 12_345).catch(() => undefined);
        assert.deepEqual((await find()).problem, { why: 'notOwn' });
        process.getuid = () => 12_345;
        assert.equal((await find()).problem?.why, owner === 0 ? undefined : 'notOwn');
      } finally {
        if (real) process.getuid = real;
        else delete process.getuid;
      }
    });

    it('a damaged file of settings costs the mark of the current team, and no more', async () => {
      await write('[keys]\nacme = "made_up_1"\n');
      for (const text of ['team = ', 'team = 7', 'team = "elsewhere"', '']) {
        await write(text, 'config.toml');
        const { keys, problem } = await find();
        assert.deepEqual(keys, [{ key: 'made_up_1', team: 'acme', inEnvironment: false, isCurrent: false }]);
        assert.equal(problem, undefined);
      }
    });

    it('the tools’ address is told by its origin; what is no address is the usual one', async () => {
      assert.equal(
        (await find({ PAPERSPACE_API_URL: 'https://staging.example/v1?x' })).origin,
        'https://staging.example',
      );
      assert.equal((await find({ PAPERSPACE_API_URL: 'staging' })).origin, 'https://api.paperspace.com');
    });
  });
}

async function bundled(): Promise<typeof foundKeys> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'keys-bundle-'));
  after(() => fs.rm(folder, { recursive: true }));
  await build({
    ...asItShips,
    entryPoints: ['src/core/keys/foundKeys.ts'],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
  });
  return (await import(pathToFileURL(path.join(folder, 'foundKeys.mjs')).href)) as typeof foundKeys;
}
