import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import { connectSimulator } from '../../simulator/remote';
import { ask, field } from './ask';

describe('the simulator: from another process', () => {
  const simulator = useSimulator();
  const remote = () => connectSimulator(simulator().url);

  it('makes requests fail, counts them and stops', async () => {
    const fault = await remote().fail({
      method: 'GET',
      path: /^\/machines$/,
      times: 5,
      status: 503,
      body: { message: 'm' },
    });
    const { status, body } = await ask(simulator(), '/machines');
    assert.deepEqual([status, body], [503, { message: 'm' }]);
    assert.equal(await fault.hits(), 1);
    await fault.stop();
    assert.equal((await ask(simulator(), '/machines')).status, 200);
  });

  it('does what another client does, unrecorded', async () => {
    const made = await remote().createDrive({ name: 'elsewhere', region: 'ams1', size: 500 });
    assert.deepEqual([made.region, made.bytes], ['ams1', 500 * 1024 ** 3]);
    await remote().renameDrive(made.id, 'moved');
    assert.equal(field((await ask(simulator(), `/shared-drives/${made.id}`)).body, 'name'), 'moved');
    await remote().deleteDrive(made.id);
    assert.equal((await ask(simulator(), `/shared-drives/${made.id}`)).status, 404);
    assert.equal((await remote().requests()).length, 2);
  });

  it('fills a network', async () => {
    const [network] = await remote().networks();
    assert.ok(network);
    await remote().fillNetwork(network.id);
    const body = { name: 'n', region: network.region, networkId: network.id, size: 250 };
    assert.equal((await ask(simulator(), '/shared-drives', { method: 'POST', body })).status, 409);
  });

  it('sees drives and keys of every team', async () => {
    assert.deepEqual(await remote().drives(), simulator().drives());
    assert.deepEqual(await remote().networks('ada-side'), simulator().networks('ada-side'));
    const teams = await remote().teams();
    assert.equal(teams[0]?.keys[0]?.key, simulator().key);
    assert.equal(teams[1]?.drives.length, 2);
  });

  it('sees violations, and takes those away that it expected', async () => {
    await ask(simulator(), '/machines?limit=0');
    assert.equal((await remote().violations()).length, 1);
    assert.equal((await remote().takeViolations()).length, 1);
    assert.deepEqual(await remote().violations(), []);
  });

  it('starts over, with other drives where it says so', async () => {
    await remote().delay(1);
    await remote().fail({ status: 500 });
    await ask(simulator(), '/machines');
    const before = simulator().drives();
    await remote().createDrive({ name: 'more' });
    await remote().reset();
    assert.deepEqual([await remote().requests(), await remote().drives()], [[], before]);
    await remote().reset({ drives: [{ name: 'only' }], manyDrives: 3 });
    assert.equal((await remote().drives()).length, 4);
    assert.equal((await ask(simulator(), '/machines')).status, 200);
  });

  it('hears what was wrong with what it asked', async () => {
    await assert.rejects(remote().deleteDrive('sdunknown'), /400 .*no drive sdunknown/);
    await assert.rejects(remote().drives('nobody'), /no team nobody/);
    await assert.rejects(remote().reset({ manyDrives: -1 }), /400/);
  });
});
