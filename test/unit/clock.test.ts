import assert from 'node:assert/strict';
import { systemClock } from '../../src/core/clock';

describe('the real clock', () => {
  it('tells the time', () => {
    const before = Date.now();
    const now = systemClock.now();
    assert.ok(before <= now && now <= Date.now());
  });

  it('sleeps, and leaves no listener on the signal', async () => {
    const { signal } = new AbortController();
    const started = performance.now();
    await systemClock.sleep(20, signal);
    assert.ok(performance.now() - started >= 19);
  });

  it("wakes up with the signal's reason when that is aborted", async () => {
    const stop = new AbortController();
    const reason = new Error('stopped');
    const sleeping = systemClock.sleep(1_000_000, stop.signal);
    stop.abort(reason);
    await assert.rejects(sleeping, error => error === reason);
  });

  it('does not fall asleep under a signal that is aborted', async () => {
    const reason = new Error('stopped');
    await assert.rejects(systemClock.sleep(1_000_000, AbortSignal.abort(reason)), error => error === reason);
  });
});
