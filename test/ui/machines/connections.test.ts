import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readFocus } from '../readers.mjs';
import { until } from '../until';
import { useMachinesWindow } from './useMachinesWindow';

const linux = { region: 'ny2', network: 'training', os: 'Ubuntu 22.04' };
const machines = [
  { ...linux, name: 'node-10', state: 'ready' },
  { ...linux, name: 'node-2', state: 'serviceready', publicIp: '203.0.113.10' },
  { ...linux, name: 'a-new-one', state: 'provisioning', privateIp: null },
  { ...linux, name: 'sleeping', state: 'off' },
  { ...linux, name: 'studio', state: 'ready', os: 'Windows 10' },
  { ...linux, name: '[x](command:quit) $(trash) \u202Eevil\nline', state: 'melting', privateIp: '1.2.3.4;id' },
  { region: 'ny2', name: 'elsewhere', state: 'ready', os: 'Ubuntu 22.04' },
];
const networks = [
  { name: 'training', region: 'ny2', network: '10.64.92.0' },
  { name: 'lonely', region: 'ny2', network: '10.64.93.0' },
];
const drives = [
  { name: 'checkpoints', network: 'training', size: 1000 },
  { name: 'datasets', network: 'training', size: 500 },
  { name: 'scratch', network: 'lonely', size: 250 },
];
const hostile = '[x] (command:quit) $(trash) ‹U+202E›evil␣line';
const machineRows = [
  ['node-2', 'ready · 10.64.92.5'],
  ['node-10', 'ready · 10.64.92.4'],
  ['studio', 'ready · Windows 10 · 10.64.92.7'],
  [hostile, 'melting · 1.2.3.4;id'],
  ['a-new-one', 'provisioning… · no private address'],
  ['sleeping', 'off · 10.64.92.6'],
];

describe('A drive, expanded', () => {
  const workbench = useMachinesWindow({ networks, drives, machines });
  after('nothing is mounted any more', () => fs.rmSync(path.join(workbench.dataDir, 'mountinfo'), { force: true }));

  const asked = (what: string) => workbench.simulator.requests.filter(request => request.path === what).length;
  const focus = () => workbench.window.page.locator('body').evaluate(readFocus);
  const rows = async () => (await workbench.window.drives.rows()).map(({ text, description }) => [text, description]);
  const waitForRows = (what: string, wanted: readonly (readonly string[])[]) =>
    until(what, rows, found => JSON.stringify(found) === JSON.stringify(wanted));
  const closed = [
    ['East Coast (NY2)', '3 drives · 1.75 TB'],
    ['checkpoints', '1 TB'],
    ['datasets', '500 GB'],
    ['scratch', '250 GB'],
  ] as const;

  it('is closed at first, and a click selects it without asking anybody', async () => {
    const { window } = workbench;
    await waitForRows('the drives', closed);
    await window.drives.click('datasets');
    await window.drives.waitForRow('datasets', ({ selected, expanded }) => selected && expanded === false);
    await window.drives.rest();
    assert.deepEqual([asked('/machines'), asked('/private-networks')], [0, 0]);
  });

  it('F2 and Delete leave it closed', async () => {
    const { window } = workbench;
    for (const [key, title] of [
      ['F2', 'Rename datasets'],
      ['Delete', 'Delete'],
    ] as const) {
      await window.press(key);
      await window.quickInput.titled(title);
      await window.press('Escape');
      await window.quickInput.closed();
      await window.drives.waitForRow('datasets', ({ expanded }) => expanded === false);
    }
    assert.equal(asked('/machines'), 0);
  });

  it('opens by the right arrow to its network and the machines in it, ready ones first; hostile names are text', async () => {
    const { window } = workbench;
    await window.focusTree();
    await window.press('ArrowRight');
    await waitForRows('the machines', [
      ...closed.slice(0, 3),
      ['training', '10.64.92.0/24 · 6 machines'],
      ...machineRows,
      ...closed.slice(3),
    ]);
    assert.deepEqual([asked('/machines'), asked('/private-networks')], [1, 1]);
    await window.screenshot('connections/1-machines');
  });

  it('says rows in words to people who hear them, and keys move through them', async () => {
    const { window } = workbench;
    for (const wanted of [
      /^training, private network, 10\.64\.92\.0\/24, 6 machines/,
      /^node-2, machine, ready, 10\.64\.92\.5/,
      /^node-10, machine, ready/,
    ]) {
      await window.press('ArrowDown');
      await until(wanted.source, focus, found => wanted.test(found));
    }
  });

  it('the menus of its rows hold what they are for, and Remote - SSH only where something opens it', async () => {
    const { window } = workbench;
    for (const [row, entries] of [
      ['training', ['Create Drive…']],
      ['node-2', ['Copy SSH Command', 'Copy Private Address']],
      ['studio', ['Copy Private Address']],
      [hostile, []],
      ['a-new-one', []],
    ] as const) {
      if (entries.length === 0) {
        await window.drives.row(row).locator('.label-name').click({ button: 'right' });
        await window.drives.waitForRow(row, ({ focused }) => focused);
        assert.deepEqual(await window.drives.rowButtons(row), []);
        continue;
      }
      assert.deepEqual(
        (await window.drives.contextMenu(row)).map(({ text }) => text),
        entries,
      );
      if (row === 'node-2') await window.screenshot('connections/2-menu-of-a-machine');
      await window.press('Escape');
    }
    assert.deepEqual(await window.drives.rowButtons('node-2'), ['Copy SSH Command']);
    assert.deepEqual(await window.drives.rowButtons('studio'), []);
  });

  it('Copy SSH Command copies it, and says where the address answers; a button copies the public one', async () => {
    const { window } = workbench;
    await window.drives.pressRowButton('node-2', 'Copy SSH Command');
    await window.messages.wait('answers inside its private network only');
    await window.clipboardLike(/^ssh paperspace@10\.64\.92\.5$/);
    await window.screenshot('connections/3-copied');
    const before = asked('/machines');
    await window.messages.press('answers inside its private network only', 'Copy with the Public Address');
    await window.clipboardLike(/^ssh paperspace@203\.0\.113\.10$/);
    assert.equal(asked('/machines'), before + 1);
    await window.messages.clear();
    await window.drives.chooseFromMenu('studio', 'Copy Private Address');
    await window.clipboardLike(/^10\.64\.92\.7$/);
  });

  it('Copy SSH Command from the palette asks which machine of the team', async () => {
    const { window } = workbench;
    await window.run('Paperspace Drives: Copy SSH Command');
    const { items } = await window.quickInput.wait('the machines', input => input.items.length === 3);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['node-2', 'node-10', 'sleeping'],
    );
    await window.screenshot('connections/4-palette');
    await window.quickInput.answer('sleeping');
    await window.clipboardLike(/^ssh paperspace@10\.64\.92\.6$/);
    await window.messages.clear();
  });

  it('Delete and F2 on a machine do nothing to any drive', async () => {
    const { window, simulator } = workbench;
    await window.drives.click('node-10');
    await window.drives.waitForRow('node-10', ({ selected }) => selected);
    for (const key of ['Delete', 'F2']) await window.press(key);
    await window.drives.rest();
    assert.equal(await window.quickInput.read(), undefined);
    assert.equal(simulator.drives().length, 3);
  });

  it('a second drive of the network opens without another request; one without machines says so', async () => {
    const { window } = workbench;
    const before = asked('/machines');
    await window.drives.click('checkpoints');
    await window.press('ArrowRight');
    await window.drives.wait('both', found => found.filter(({ text }) => text === 'node-2').length === 2);
    await window.press('ArrowLeft');
    await window.drives.waitForRow('checkpoints', ({ expanded }) => expanded === false);
    await window.drives.click('scratch');
    await window.press('ArrowRight');
    const noMachines = '10.64.93.0/24 · no machines';
    const lonely = await window.drives.waitForRow('lonely', ({ description }) => description === noMachines);
    assert.equal(lonely.expanded, undefined);
    assert.deepEqual([asked('/machines'), asked('/private-networks')], [before, 1]);
    await window.screenshot('connections/5-no-machines');
  });

  it('a refresh reads what is in sight again, once, and shows what has changed', async () => {
    const { window, simulator } = workbench;
    const machine = simulator.machines().find(({ name }) => name === 'sleeping');
    assert.ok(machine);
    const lonely = simulator.networks().find(({ name }) => name === 'lonely');
    simulator.changeMachine(machine.id, { state: 'starting', networkId: lonely?.id ?? null });
    const before = asked('/machines');
    await window.drives.pressTitleButton('Refresh');
    await window.drives.waitForRow('lonely', ({ description }) => description === '10.64.93.0/24 · 1 machine');
    await window.drives.waitForRow('training', ({ description }) => description === '10.64.92.0/24 · 5 machines');
    await window.drives.expand('lonely');
    await window.drives.waitForRow('sleeping', ({ description }) => description === 'starting… · 10.64.92.6');
    assert.equal(asked('/machines'), before + 1);
    await window.screenshot('connections/6-refreshed');
  });

  it('machines that cannot be read are said on the network’s row, the rest stays, and Refresh on it tries again', async () => {
    const { window, simulator } = workbench;
    const refused = simulator.fail({ path: '/machines', status: 403 });
    await window.reload();
    await window.openSidebar();
    await window.drives.waitForRow('scratch');
    await window.drives.rest();
    await window.drives.expand('datasets');
    const notListed = '10.64.92.0/24 · machines not listed';
    const row = await window.drives.waitForRow('training', ({ description }) => description === notListed);
    assert.match(row.label, /machines not listed, This API key is not permitted to do that\./);
    assert.match(
      await window.drives.tooltip('training', 'not permitted'),
      /^training[^]*This API key is not permitted/,
    );
    assert.deepEqual(await window.messages.read(), []);
    await window.screenshot('connections/7-not-permitted');
    refused.stop();
    await window.drives.pressRowButton('training', 'Refresh');
    await window.drives.waitForRow('training', ({ description }) => description === '10.64.92.0/24 · 5 machines');
    await window.drives.expand('training');
    await window.drives.waitForRow('node-2');
  });

  it('shows where it is mounted here', async () => {
    const { window, simulator } = workbench;
    const share = simulator
      .drives()
      .find(({ name }) => name === 'datasets')
      ?.mountPoint.replaceAll('\\', '/');
    const line = `99 1 0:99 / ${path.join('/mnt', 'datasets')} rw - cifs ${share ?? ''} rw\n`;
    fs.writeFileSync(path.join(workbench.dataDir, 'mountinfo'), line);
    await window.drives.pressTitleButton('Refresh');
    await window.drives.waitForRow('/mnt/datasets', ({ description }) => description === 'mounted here');
    assert.deepEqual(await window.drives.rowButtons('/mnt/datasets'), ['Open Folder']);
    assert.deepEqual(
      (await window.drives.contextMenu('/mnt/datasets')).map(({ text }) => text),
      ['Open Folder', 'Unmount'],
    );
    await window.screenshot('connections/8-mounted');
    await window.press('Escape');
    await window.drives.chooseFromMenu('/mnt/datasets', 'Open Folder');
    await window.quickInput.titled('Open the Folder of datasets');
    await window.press('Escape');
    await window.quickInput.closed();
  });
});

describe('Drives without their connections', () => {
  const workbench = useMachinesWindow({ networks, drives, machines });
  before('nor wanted', () => workbench.setMachineSettings({ 'paperspaceDrives.showConnections': false }));
  after('wanted again', () => workbench.setMachineSettings({}));

  it('are rows that do not open', async () => {
    const { window, simulator } = workbench;
    const asked = () => simulator.requests.filter(request => request.path === '/machines').length;
    await window.drives.waitForRow('datasets', ({ expanded }) => expanded === undefined);
    const before = asked();
    await window.drives.click('datasets');
    await window.press('ArrowRight');
    await window.drives.waitForRow('datasets', ({ selected, expanded }) => selected && expanded === undefined);
    await window.screenshot('connections/9-off');
    assert.equal(asked(), before);
  });
});
