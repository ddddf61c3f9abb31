import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { handoverFolder, handoverState, removeHandover, writeHandover } from '../../../../src/core/mount/here/handover';
import { longestWait, removeLeftovers } from '../../../../src/core/mount/here/leftovers';

const mode = (file: string) => (fs.statSync(file).mode & 0o777).toString(8);

describe('Handing a secret to a terminal', function () {
  const uid = os.userInfo().uid;
  let place: string;
  beforeEach(() => (place = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-'))));
  afterEach(() => fs.rmSync(place, { recursive: true, force: true }));

  describe('the folder', () => {
    it('is its owner’s alone, also where it was there before', async () => {
      fs.mkdirSync(path.join(place, 'mount'), { mode: 0o755 });
      for (const name of ['mount', 'a/b']) {
        const folder = await handoverFolder([path.join(place, name)], uid);
        assert.deepEqual([folder, mode(folder)], [path.join(place, name), '700']);
      }
    });

    for (const name of ['with blank', 'com,ma', "quo'te", 'dollar$', 'sémi', 'new\nline']) {
      it(`is another one where a path is ${JSON.stringify(name)}, which is not made`, async () => {
        const folder = await handoverFolder([path.join(place, name), path.join(place, 'plain')], uid);
        assert.deepEqual([folder, fs.readdirSync(place)], [path.join(place, 'plain'), ['plain']]);
      });
    }

    it('is no link to elsewhere, and nobody else’s', async () => {
      fs.mkdirSync(path.join(place, 'theirs'));
      fs.symlinkSync('theirs', path.join(place, 'link'));
      await assert.rejects(handoverFolder([path.join(place, 'link')], uid), /somebody else/);
      await assert.rejects(handoverFolder([path.join(place, 'theirs')], uid + 1), /somebody else/);
    });
  });

  describe('the files', () => {
    it('have random names, and can be read by their owner alone', async () => {
      const files = [await writeHandover(place, 'made-up', 'script'), await writeHandover(place, 'made-up', 'script')];
      assert.equal(new Set(files).size, 2);
      for (const file of files) {
        assert.match(path.basename(file), /^[0-9a-f]{16}$/);
        assert.deepEqual([mode(file), mode(`${file}.sh`)], ['600', '600']);
        assert.deepEqual([fs.readFileSync(file, 'utf8'), fs.readFileSync(`${file}.sh`, 'utf8')], ['made-up', 'script']);
      }
    });

    it('tell by the secret’s size and absence how far it is', async () => {
      const file = await writeHandover(place, 'made-up', '');
      assert.equal(await handoverState(file), 'waiting');
      fs.truncateSync(file);
      assert.equal(await handoverState(file), 'handed');
      fs.rmSync(file);
      assert.equal(await handoverState(file), 'over');
    });

    it('are all removed', async () => {
      const file = await writeHandover(place, 'made-up', '');
      fs.writeFileSync(`${file}.log`, '');
      await removeHandover(file);
      assert.deepEqual(fs.readdirSync(place), []);
    });

    it('left by a window that ended are removed once they are older than a secret may wait, no others', async () => {
      const [old, young] = [await writeHandover(place, 'made-up', ''), await writeHandover(place, 'made-up', '')];
      const now = Date.now();
      fs.utimesSync(old, now / 1000, (now - longestWait - 1000) / 1000);
      // By a clock that was wrong then, it is still to come.
      fs.utimesSync(`${old}.sh`, now / 1000, (now + longestWait + 1000) / 1000);
      fs.writeFileSync(path.join(place, 'mine'), '');
      fs.utimesSync(path.join(place, 'mine'), 0, 0);
      await removeLeftovers(place, now);
      const names = [path.basename(young), `${path.basename(young)}.sh`, 'mine'];
      assert.deepEqual(fs.readdirSync(place).sort(), names.sort());
    });

    it('need not be there to be cleared', () => removeLeftovers(path.join(place, 'nowhere'), 0));
  });
});
