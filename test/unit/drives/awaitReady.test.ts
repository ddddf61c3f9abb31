import assert from 'node:assert/strict';
import { awaitReady, readyWithinMs } from '../../../src/core/drives/awaitReady';
import type { Clock } from '../../../src/core/clock';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { failureOf, never, until } from '../api/harness';
import { clientFor } from './fixtures';

/** Time that jumps over every pause, and remembers them. */
class JumpingClock implements Pick<Clock, 'now' | 'sleep'> {
  readonly pauses: number[] = [];
  #time = 0;

  now(): number {
    return this.#time;
  }

  sleep(ms: number): Promise<void> {
    this.pauses.push(ms);
    this.#time += ms;
    return Promise.resolve();
  }
}

describe('waiting for a new drive to get its address', () => {
  const simulator = useSimulator({ readyAfterMs: 0, readyAfterGets: 3 });

  async function newDrive(): Promise<string> {
    const [network] = simulator().networks();
    assert.ok(network);
    const wish = { name: 'fresh', region: network.region, networkId: network.id, size: 250 };
    return (await clientFor(simulator()).drives.create(wish, never())).id;
  }
  const gets = () => simulator().requests.filter(({ method }) => method === 'GET').length;

  it('a drive that is ready is asked for once', async () => {
    const [ready] = simulator().drives();
    assert.ok(ready);
    const clock = new JumpingClock();
    const { drive, password } = await awaitReady(clientFor(simulator()), ready.id, clock, never());
    assert.equal(drive.mountPoint, ready.mountPoint);
    assert.equal(password, ready.password);
    assert.deepEqual(clock.pauses, []);
    assert.equal(gets(), 1);
  });

  it('asks again after growing pauses until it is there', async () => {
    const id = await newDrive();
    const clock = new JumpingClock();
    const { drive } = await awaitReady(clientFor(simulator()), id, clock, never());
    assert.match(drive.mountPoint, /^\\\\10\./);
    assert.deepEqual(clock.pauses, [1000, 1500, 2250]);
    assert.equal(gets(), 4);
  });

  it('gives up after two minutes, with the last answer', async () => {
    simulator().reset({ readyAfterGets: 1_000 });
    const id = await newDrive();
    const clock = new JumpingClock();
    const { drive } = await awaitReady(clientFor(simulator()), id, clock, never());
    assert.equal(drive.mountPoint, '');
    assert.equal(drive.id, id);
    assert.equal(gets(), clock.pauses.length + 1);
    assert.equal(Math.max(...clock.pauses), 10_000);
    assert.deepEqual(
      clock.pauses,
      clock.pauses.toSorted((one, other) => one - other),
    );
    assert.equal(readyWithinMs, 120_000);
    assert.ok(clock.now() <= readyWithinMs && clock.now() > readyWithinMs - 10_000, `${clock.now()}`);
  });

  it('ends where the clock is set back meanwhile, and does not wait a day longer', async () => {
    simulator().reset({ readyAfterGets: 1_000 });
    const id = await newDrive();
    const clock = new JumpingClock();
    const day = 24 * 3_600_000;
    const now = () => clock.now() - (clock.pauses.length > 3 ? day : 0);
    await awaitReady(clientFor(simulator()), id, { now, sleep: clock.sleep.bind(clock) }, never());
    assert.ok(clock.now() <= readyWithinMs, `${clock.now()}`);
  });

  it('can be cancelled during a pause', async () => {
    const id = await newDrive();
    const clock = new FakeClock();
    const cancel = new AbortController();
    const waiting = awaitReady(clientFor(simulator()), id, clock, cancel.signal);
    await until(() => clock.sleepers === 1);
    cancel.abort();
    await assert.rejects(waiting, { name: 'AbortError' });
    assert.equal(gets(), 1);
  });

  it('a drive that the service does not find yet is asked for again', async () => {
    const id = await newDrive();
    simulator().fail({ path: `/shared-drives/${id}`, status: 404, times: 3 });
    const clock = new JumpingClock();
    const { drive } = await awaitReady(clientFor(simulator()), id, clock, never());
    assert.match(drive.mountPoint, /^\\\\10\./);
    assert.deepEqual(clock.pauses.slice(0, 3), [1000, 1500, 2250]);
  });

  it('a drive that the service has not found for half a minute is not waited for', async () => {
    const id = await newDrive();
    simulator().deleteDrive(id);
    const clock = new JumpingClock();
    assert.equal((await failureOf(awaitReady(clientFor(simulator()), id, clock, never()))).kind, 'notFound');
    assert.ok(clock.now() > 15_000 && clock.now() <= 30_000, `${clock.now()}`);
  });

  it('ends when the drive is gone', async () => {
    const id = await newDrive();
    const clock = new FakeClock();
    const waiting = failureOf(awaitReady(clientFor(simulator()), id, clock, never()));
    await until(() => clock.sleepers === 1);
    simulator().deleteDrive(id);
    clock.advance(1000);
    assert.equal((await waiting).kind, 'notFound');
  });
});
