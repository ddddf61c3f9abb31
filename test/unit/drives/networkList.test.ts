import assert from 'node:assert/strict';
import { NetworkList, networkNameWithinMs } from '../../../src/core/drives/networkList';
import { useSimulator } from '../../simulator/checked';
import { FakeClock } from '../api/fakeClock';
import { failureOf, never, until } from '../api/harness';
import { clientFor, namesOf } from './fixtures';

describe('the list of networks', () => {
  const simulator = useSimulator();
  const newList = (signal = never()) => new NetworkList(clientFor(simulator()), signal);
  const requests = () => simulator().requests.length;
  const there = () => namesOf(simulator().networks()).sort();
  const anId = () => simulator().networks()[0]?.id ?? '';

  it('is read when first needed, by name', async () => {
    const networks = newList();
    assert.equal(requests(), 0);
    assert.equal(networks.known(anId()), undefined);
    assert.deepEqual(namesOf(await networks.read()), there());
    assert.equal(networks.known(anId())?.id, anId());
    assert.equal(networks.known('nwnobodyhas'), undefined);
  });

  it('is read to its end', async () => {
    const networks = Array.from({ length: 130 }, (_, n) => ({ name: `n${n}`, region: 'ny2', network: `10.64.${n}.0` }));
    const key = { key: simulator().key, access: 'admin', email: 'ada@acme.example' } as const;
    const team = { name: 'Acme', namespace: 'acme', keys: [key], networks, drives: [], machines: [] };
    simulator().reset({ seed: { teams: [team] } });
    assert.deepEqual(namesOf(await newList().read()), there());
    assert.equal(requests(), 2);
  });

  it('is one reading for all who ask, and none once it is known', async () => {
    const networks = newList();
    const held = simulator().fail({ hang: 'beforeHeaders', times: 1 });
    const readings = [networks.read(), networks.read(), networks.find(anId()), networks.find(anId())] as const;
    await until(() => held.hits === 1);
    held.stop();
    await Promise.all(readings);
    await networks.read();
    assert.equal((await networks.find(anId()))?.id, anId());
    assert.equal(requests(), 1);
  });

  it('is read again when told so, or after it was forgotten', async () => {
    const networks = newList();
    await networks.read();
    await networks.read({ again: true });
    networks.forget();
    assert.equal(networks.known(anId())?.id, anId(), 'what was known stays until the next reading');
    await networks.read();
    assert.equal(requests(), 3);
  });

  it('a failure is told to all who asked, and the next to ask tries again', async () => {
    const networks = newList();
    simulator().fail({ status: 403, times: 1 });
    const failures = await Promise.all([networks.read(), networks.read()].map(failureOf));
    assert.deepEqual(
      failures.map(({ kind }) => kind),
      ['notPermitted', 'notPermitted'],
    );
    assert.deepEqual(namesOf(await networks.read()), there());
    assert.equal(requests(), 2);
  });

  it('finding never rejects: without networks a drive still has its facts', async () => {
    const networks = newList();
    simulator().fail({ status: 403, times: 1 });
    assert.equal(await networks.find(anId()), undefined);
    assert.equal((await networks.find(anId()))?.id, anId());
    assert.equal(await networks.find('nwnobodyhas'), undefined);
  });

  it('finding waits 1.5 s and no longer, and what comes later is there for the next to ask', async () => {
    const clock = new FakeClock();
    const networks = new NetworkList(clientFor(simulator()), never(), clock);
    const held = simulator().fail({ hang: 'beforeHeaders', times: 1 });
    const finding = networks.find(anId());
    await until(() => held.hits === 1);
    clock.advance(networkNameWithinMs);
    assert.equal(await finding, undefined);
    held.stop();
    await networks.read();
    assert.equal((await networks.find(anId()))?.id, anId());
    assert.equal(requests(), 1);
    assert.equal(clock.sleepers, 0);
  });

  it('finding keeps to what was known while the networks are read again, however slowly', async () => {
    const clock = new FakeClock();
    const networks = new NetworkList(clientFor(simulator()), never(), clock);
    await networks.read();
    networks.forget();
    const held = simulator().fail({ hang: 'beforeHeaders', times: 1 });
    const finding = networks.find(anId());
    await until(() => held.hits === 1);
    clock.advance(networkNameWithinMs);
    assert.equal((await finding)?.id, anId());
    held.stop();
    await networks.read();
  });

  it('tells which regions hold networks, as far as they were read', async () => {
    const networks = newList();
    assert.deepEqual(networks.knownRegions, []);
    await networks.read();
    assert.deepEqual([...networks.knownRegions].sort(), ['ams1', 'ca1', 'ny2']);
  });

  it('ends with the account', async () => {
    const account = new AbortController();
    const networks = newList(account.signal);
    const held = simulator().fail({ hang: 'beforeHeaders' });
    const reading = networks.read();
    await until(() => held.hits === 1);
    account.abort();
    await assert.rejects(reading, { name: 'AbortError' });
    assert.equal(await networks.find(anId()), undefined);
    assert.equal(requests(), 1);
  });

  it('one walk at a time: a newer reading ends the older, and whoever waited for that gets the newer', async () => {
    const networks = newList();
    const held = simulator().fail({ hang: 'beforeHeaders', times: 2 });
    const older = [networks.read(), networks.find(anId())];
    await until(() => held.hits === 1);
    networks.forget();
    const newer = networks.read();
    await until(() => held.hits === 2);
    const newest = await networks.read({ again: true });
    assert.deepEqual(await Promise.all([...older, newer]), [newest, networks.known(anId()), newest]);
    await until(() => simulator().requests.filter(({ abandoned }) => abandoned).length === 2);
    assert.equal(requests(), 3);
  });

  it('one walk at a time: a newer reading that fails is what those are told who waited for the older', async () => {
    const networks = newList();
    const held = simulator().fail({ hang: 'beforeHeaders', times: 1 });
    const older = failureOf(networks.read());
    await until(() => held.hits === 1);
    simulator().fail({ status: 403, times: 1 });
    await assert.rejects(networks.read({ again: true }));
    assert.equal((await older).kind, 'notPermitted');
  });

  describe('an older reading that ends after a newer one', () => {
    async function twoReadings(older: { readonly status?: number }) {
      const networks = newList();
      const held = simulator().fail({
        hang: 'beforeHeaders',
        times: 1,
        rewrite: () => ({ hasMore: false, items: [] }),
        ...older,
      });
      const first = networks.read().catch((error: unknown) => error);
      await until(() => held.hits === 1);
      const newer = networks.read({ again: true });
      await newer;
      held.stop();
      await first;
      return { networks, newer };
    }

    it('takes nothing away from what is known', async () => {
      const { networks } = await twoReadings({});
      assert.equal(networks.known(anId())?.id, anId());
    });

    it('and fails, does not make anybody ask again', async () => {
      const { networks, newer } = await twoReadings({ status: 403 });
      assert.equal(networks.read(), newer);
      assert.equal(requests(), 2);
    });
  });
});
