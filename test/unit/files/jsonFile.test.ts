import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { JsonFile } from '../../../src/core/files/jsonFile';

describe('a value on disk', () => {
  let folder: string;
  let place: string;
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'json-file-'));
    place = path.join(folder, 'deep', 'value.json');
  });
  afterEach(() => fs.rm(folder, { recursive: true }));
  const names = () => fs.readdir(path.dirname(place));

  it('comes back as it was written, in a folder made for it', async () => {
    const file = new JsonFile(place);
    await file.write({ drives: ['ä', 1, null] });
    assert.deepEqual(await new JsonFile(place).read(), { drives: ['ä', 1, null] });
    assert.deepEqual(await names(), ['value.json']);
  });

  it('comes back that was written in pieces, each of them asked for when the one before is written', async () => {
    const file = new JsonFile(place);
    const sizes: number[] = [];
    function* pieces() {
      for (const piece of ['[1', ',"ä"', ']']) {
        yield piece;
        sizes.push(piece.length);
      }
    }
    const writing = file.writePieces(pieces());
    assert.deepEqual(sizes, []);
    await writing;
    assert.deepEqual(await file.read(), [1, 'ä']);
    assert.deepEqual(sizes, [2, 4, 1]);
  });

  it('is for nobody else on the computer', async function () {
    if (process.platform === 'win32') return;
    await new JsonFile(place).write(1);
    assert.equal((await fs.stat(place)).mode & 0o777, 0o600);
  });

  it('is undefined where there is none', async () => assert.equal(await new JsonFile(place).read(), undefined));

  for (const damaged of ['', '{"drives":[', 'null null', '\u0000']) {
    it(`damaged, it is as good as none, and written over: ${JSON.stringify(damaged)}`, async () => {
      await fs.mkdir(path.dirname(place));
      await fs.writeFile(place, damaged);
      const file = new JsonFile(place);
      assert.equal(await file.read(), undefined);
      await file.write('whole');
      assert.equal(await file.read(), 'whole');
    });
  }

  it('what cannot be read for another reason is told', async () => {
    await fs.mkdir(place, { recursive: true });
    await assert.rejects(new JsonFile(place).read());
  });

  it('a reader never sees half of it', async () => {
    const file = new JsonFile(place);
    const long = 'x'.repeat(200_000);
    await file.write(long);
    const writing = Promise.all(Array.from({ length: 20 }, () => file.write(long)));
    for (let read = 0; read < 50; read++) assert.equal(JSON.parse(await fs.readFile(place, 'utf8')), long);
    await writing;
  });

  it('a writing that fails leaves nothing beside it, and the next one works', async () => {
    await fs.mkdir(path.join(place, 'in the way'), { recursive: true });
    const file = new JsonFile(place);
    await assert.rejects(file.write(1));
    assert.deepEqual(await names(), ['value.json']);
    await fs.rm(place, { recursive: true });
    await file.write(2);
    assert.equal(await file.read(), 2);
  });

  it('happens in the order asked for: removed last, it is gone', async () => {
    const file = new JsonFile(place);
    await Promise.all([file.write(1), file.write(2), file.remove()]);
    assert.deepEqual(await names(), []);
  });
});
