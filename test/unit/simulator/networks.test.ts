import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import { ask, field } from './ask';

describe('the simulator: private networks', () => {
  const simulator = useSimulator();

  it('one is found by its id; an unknown one is 200 null', async () => {
    const [network] = simulator().networks();
    const known = await ask(simulator(), `/private-networks/${network?.id ?? ''}`);
    assert.equal(field(known.body, 'netmask'), '255.255.255.0');
    assert.equal(field(known.body, 'network'), '10.64.92.0');
    const unknown = await ask(simulator(), '/private-networks/nwunknown');
    assert.deepEqual([unknown.status, unknown.body], [200, null]);
  });

  it('a new one has a range of its own, and takes drives', async () => {
    const made = await ask(simulator(), '/private-networks', { method: 'POST', body: { name: 'lab', region: 'ams1' } });
    assert.equal(made.status, 200);
    const ranges = simulator()
      .networks()
      .map(network => network.network);
    assert.equal(new Set(ranges).size, 5);
    const body = { name: 'in it', region: 'ams1', networkId: field(made.body, 'id'), size: 50 };
    assert.equal((await ask(simulator(), '/shared-drives', { method: 'POST', body })).status, 200);
  });

  for (const [what, body] of [
    ['an empty name', { name: '', region: 'ny2' }],
    ['an unknown region', { name: 'lab', region: 'xx9' }],
  ] as const) {
    it(`${what} is refused`, async () => {
      const { status } = await ask(simulator(), '/private-networks', { method: 'POST', body });
      assert.equal(status, 400);
      assert.equal(simulator().networks().length, 4);
    });
  }

  it('machines have an address in their network, or none', async () => {
    const { body } = await ask(simulator(), '/machines?orderBy=name&order=asc');
    assert.deepEqual([field(body, 'items', 0, 'networkId'), field(body, 'items', 0, 'privateIp')], [null, null]);
    assert.match(String(field(body, 'items', 2, 'privateIp')), /^10\.64\.92\.\d+$/);
  });
});
