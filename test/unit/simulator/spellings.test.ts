import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import { seededRandom } from '../../simulator/random';
import { awkwardCharacters, awkwardPassword } from '../../simulator/secrets';
import { startSimulator } from '../../simulator/simulator';
import { ask, column, field, items } from './ask';

describe("the simulator: the service's spellings", () => {
  const simulator = useSimulator({ defaultLimit: 100 });

  it('every list answer carries every password', async () => {
    const { body } = await ask(simulator(), '/shared-drives?order=asc');
    const passwords = simulator()
      .drives()
      .map(drive => drive.password);
    assert.deepEqual(column(body, 'password').toSorted(), passwords.toSorted());
  });

  it('sizes are bytes, some as numbers and some as strings', async () => {
    const { body } = await ask(simulator(), '/shared-drives?name=datasets');
    assert.equal(Number(column(body, 'size')[0]), 536870912000);
    const all = await ask(simulator(), '/shared-drives');
    assert.deepEqual(new Set(column(all.body, 'size').map(size => typeof size)), new Set(['number', 'string']));
  });

  it("some regions are codes, some are Paperspace's words", async () => {
    const { body } = await ask(simulator(), '/shared-drives');
    const regions = column(body, 'region');
    assert.ok(regions.some(region => /^[a-z0-9]+$/.test(String(region))));
    assert.ok(regions.some(region => /^[A-Z].* \([A-Z0-9]+\)$/.test(String(region))));
  });

  it('a drive that is not deleted has a dtDeleted that is absent, null or {}', async () => {
    const { body } = await ask(simulator(), '/shared-drives');
    const kinds = items(body).map(drive => JSON.stringify(field(drive, 'dtDeleted')));
    assert.deepEqual(new Set(kinds), new Set([undefined, 'null', '{}']));
  });

  it('a deleted drive of the seed is listed with its date', async () => {
    simulator().reset({ drives: [{ name: 'gone', dtDeleted: '2025-01-01T00:00:00.000Z' }] });
    const { body } = await ask(simulator(), '/shared-drives');
    assert.deepEqual(column(body, 'dtDeleted'), ['2025-01-01T00:00:00.000Z']);
  });

  it('a region that nobody has heard of keeps its name', async () => {
    simulator().reset({ drives: [{ name: 'north', region: 'tor1' }] });
    const { body } = await ask(simulator(), '/shared-drives?region=tor1');
    assert.deepEqual(column(body, 'region'), ['tor1']);
    const networks = await ask(simulator(), '/private-networks?region=tor1');
    assert.deepEqual(column(networks.body, 'id'), column(body, 'networkId'));
  });

  it('a seed decides whatever it names', async () => {
    const given = { id: 'sdgiven001', mountPoint: '//10.0.0.9/sdgiven001', username: 'u,1', password: ' p ' };
    simulator().reset({ drives: [{ name: 'odd', bytes: 1234567, ...given }] });
    const { body } = await ask(simulator(), '/shared-drives/sdgiven001');
    for (const [name, value] of Object.entries(given)) assert.equal(field(body, name), value);
    assert.equal(Number(field(body, 'size')), 1234567);
  });
});

describe('the simulator: secrets', () => {
  it('ten drives cover every awkward character', () => {
    const random = seededRandom(3);
    const all = Array.from({ length: 10 }, (_, i) => awkwardPassword(random, i)).join('');
    for (const character of awkwardCharacters) assert.ok(all.includes(character), character);
    for (const character of '"$`\\%, !#\'') assert.ok(awkwardCharacters.includes(character), character);
  });

  it('can be mounted: no newline, no NUL, no blank at the ends', () => {
    const random = seededRandom(4);
    for (let i = 0; i < 200; i++) assert.match(awkwardPassword(random, i), /^[a-z0-9][^\n\0]+[a-z0-9]$/);
  });

  it('are the same for the same seed, and others for another', async () => {
    const drivesOf = async (randomSeed: number) => {
      const simulator = await startSimulator({ randomSeed });
      await simulator.close();
      return simulator.drives();
    };
    assert.deepEqual(await drivesOf(1), await drivesOf(1));
    assert.notDeepEqual(await drivesOf(1), await drivesOf(2));
  });
});
