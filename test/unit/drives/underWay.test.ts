import assert from 'node:assert/strict';
import { createDrive, wishKey, type CreateOutcome, type DriveWish } from '../../../src/core/drives/createDrive';
import { UnderWay } from '../../../src/core/drives/underWay';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { never, until } from '../api/harness';
import { clientFor } from './fixtures';

describe('one wish, one drive', () => {
  const simulator = useSimulator();
  const wish = (name = 'fresh'): DriveWish => {
    const [network] = simulator().networks();
    assert.ok(network);
    return { region: network.region, network: { kind: 'existing', id: network.id }, name, size: 500 };
  };
  const posts = () => simulator().requests.filter(({ method }) => method === 'POST').length;
  const made = (outcome: CreateOutcome) => {
    assert.ok(outcome.kind === 'made');
    return outcome.drive.id;
  };
  const creating = (underWay: UnderWay<CreateOutcome>, wished: DriveWish) =>
    underWay.join(wishKey(wished), () =>
      createDrive(clientFor(simulator()), wished, { clock: new FakeClock(), signal: never() }),
    );

  it('the same wish while the first is under way joins it', async () => {
    const held = simulator().fail({ method: 'POST', hang: 'beforeHeaders' });
    const underWay = new UnderWay<CreateOutcome>();
    const both = [creating(underWay, wish()), creating(underWay, wish())];
    await until(() => held.hits === 1);
    both.push(creating(underWay, wish()));
    held.stop();
    const ends = await Promise.all(both);
    assert.deepEqual(
      ends.map(({ joined }) => joined),
      [false, true, true],
    );
    assert.equal(new Set(ends.map(({ result }) => made(result))).size, 1);
    assert.equal(posts(), 1);
  });

  it('another wish does not', async () => {
    const underWay = new UnderWay<CreateOutcome>();
    await Promise.all([creating(underWay, wish()), creating(underWay, wish('other'))]);
    assert.equal(posts(), 2);
  });

  it('and after the first has ended, the same wish is another one', async () => {
    const underWay = new UnderWay<CreateOutcome>();
    const first = await creating(underWay, wish());
    const second = await creating(underWay, wish());
    assert.equal(second.joined, false);
    assert.notEqual(made(second.result), made(first.result));
  });

  it('work that fails is under way no longer', async () => {
    const underWay = new UnderWay<number>();
    await assert.rejects(
      underWay.join('it', () => Promise.reject(new Error('no'))),
      /no/,
    );
    assert.deepEqual(await underWay.join('it', () => Promise.resolve(1)), { result: 1, joined: false });
  });

  const differing: readonly (readonly [what: string, change: Partial<DriveWish>])[] = [
    ['region', { region: 'ca1' }],
    ['network', { network: { kind: 'existing', id: 'nwother' } }],
    ['new network', { network: { kind: 'new', name: 'nwother' } }],
    ['name', { name: 'other' }],
    ['size', { size: 250 }],
  ];
  for (const [what, change] of differing) {
    it(`wishes that differ in their ${what} differ`, () => {
      assert.notEqual(wishKey({ ...wish(), ...change }), wishKey(wish()));
    });
  }
});
