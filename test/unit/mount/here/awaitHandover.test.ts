import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { awaitHandover } from '../../../../src/core/mount/here/awaitHandover';
import { writeHandover } from '../../../../src/core/mount/here/handover';

describe('Waiting for a hand-over', () => {
  let place: string;
  let file: string;
  beforeEach(async () => {
    place = fs.mkdtempSync(path.join(os.tmpdir(), 'handover-'));
    file = await writeHandover(place, 'made-up', '');
  });
  afterEach(() => fs.rmSync(place, { recursive: true, force: true }));

  /**
   * A minute passes between two looks, and something may happen. Resolves to the end, and after how many minutes.
   *
   * @param jump by so many minutes the clock is set after two
   */
  async function wait(happens: (minute: number) => void, closed = new AbortController(), jump = 0) {
    let minutes = 0;
    const clock = {
      now: () => (minutes + (minutes > 2 ? jump : 0)) * 60_000,
      sleep: (_: number, signal: AbortSignal) => {
        happens(++minutes);
        return signal.aborted ? Promise.reject(new Error('closed')) : Promise.resolve();
      },
    };
    const { kind, handed } = await awaitHandover(file, clock, closed.signal);
    return [kind, handed, minutes];
  }

  it('ends when the file is gone, and tells whether root had the secret', async () => {
    const end = await wait(minute => (minute === 1 ? fs.truncateSync(file) : fs.rmSync(file)));
    assert.deepEqual(end, ['over', true, 2]);
  });

  it('tells that root never had it', async () => {
    assert.deepEqual(await wait(() => fs.rmSync(file)), ['over', false, 1]);
  });

  it('ends after five minutes while sudo asks', async () => {
    assert.deepEqual(await wait(() => undefined), ['tooLong', false, 6]);
  });

  it('ends where the clock is set back while sudo asks', async () => {
    const end = await wait(() => undefined, undefined, -24 * 60);
    assert.deepEqual(end, ['tooLong', false, 3]);
  });

  it('goes on for five more from when root has the secret', async () => {
    const end = await wait(minute => {
      if (minute === 4) fs.truncateSync(file);
    });
    assert.deepEqual(end, ['stuck', true, 10]);
  });

  it('ends with the terminal', async () => {
    const closed = new AbortController();
    assert.deepEqual(await wait(() => closed.abort(), closed), ['closed', false, 1]);
  });
});
