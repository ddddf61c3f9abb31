import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { useMachinesWindow } from './useMachinesWindow';

const linux = { region: 'ny2', network: 'training', os: 'Ubuntu 22.04', state: 'ready' };
const machines = [
  { ...linux, name: 'node-1' },
  { ...linux, name: 'node-2', publicIp: '203.0.113.10' },
  { ...linux, name: 'half-forged', publicIp: '203.0.113.11/evil' },
  { ...linux, name: 'forged', privateIp: '10.0.0.1+-oProxyCommand=id', publicIp: 'evil@203.0.113.12' },
  { ...linux, name: 'studio', os: 'Windows 10' },
];
const networks = [{ name: 'training', region: 'ny2', network: '10.64.92.0' }];
const drives = [{ name: 'datasets', network: 'training', size: 500 }];
const title = 'Connect with Remote - SSH';

/** `sshOpener` stands in for Remote - SSH, and notes what VS Code is asked to open. */
describe('Where something opens windows over SSH', () => {
  const workbench = useMachinesWindow({ networks, drives, machines });
  before('see the machines', async () => {
    await workbench.window.messages.clear();
    await workbench.window.drives.expand('datasets');
    await workbench.window.drives.expand('training');
    await workbench.window.drives.waitForRow('node-1');
  });

  const file = () => path.join(workbench.folder, 'opened.json');
  const asked = () =>
    until(
      'what is asked to be opened',
      () => Promise.resolve(fs.existsSync(file()) ? fs.readFileSync(file(), 'utf8') : ''),
      text => text.endsWith('}'),
    ).then(text => JSON.parse(text) as object);
  const buttons = (row: string) => workbench.window.drives.rowButtons(row);
  afterEach(() => fs.rmSync(file(), { force: true }));

  it('a machine that takes ssh gets the button as soon as that is installed, and others do not', async () => {
    const { window } = workbench;
    assert.deepEqual(await buttons('node-1'), ['Copy SSH Command']);
    await workbench.install('sshOpener');
    await until(
      'the button',
      () => buttons('node-1'),
      found => found.includes(title),
    );
    assert.deepEqual(await buttons('node-1'), [title, 'Copy SSH Command']);
    await window.screenshot('remoteSsh/1-button');
    for (const row of ['forged', 'studio']) assert.deepEqual(await buttons(row), [], row);
    assert.ok((await window.commandsFor(`Paperspace Drives: ${title}`)).includes(`Paperspace Drives: ${title}`));
  });

  it('the button opens a window there, by the private address where there is no other', async () => {
    await workbench.window.drives.pressRowButton('node-1', title);
    const machine = workbench.simulator.machines().find(({ name }) => name === 'node-1');
    assert.match(machine?.privateIp ?? '', /^10\.64\.92\./);
    assert.deepEqual(await asked(), { remoteAuthority: `ssh-remote+paperspace@${machine?.privateIp}` });
  });

  it('its menu is headed by it, and opens by the public address, which answers from where the person sits', async () => {
    const { window } = workbench;
    const menu = await window.drives.contextMenu('node-2');
    assert.deepEqual(
      menu.map(({ text }) => text),
      [title, 'Copy SSH Command', 'Copy Private Address'],
    );
    await window.screenshot('remoteSsh/2-menu');
    await window.press('Escape');
    await window.drives.chooseFromMenu('node-2', title);
    assert.deepEqual(await asked(), { remoteAuthority: 'ssh-remote+paperspace@203.0.113.10' });
  });

  it('an address that is none leads nowhere: it is left out, and a machine with no other is not offered', async () => {
    const { window } = workbench;
    await window.run(`Paperspace Drives: ${title}`);
    const { items } = await window.quickInput.wait('the machines', input => input.items.length > 1);
    assert.deepEqual(
      items.map(({ label }) => label),
      ['half-forged', 'node-1', 'node-2'],
    );
    await window.screenshot('remoteSsh/3-palette');
    await window.quickInput.answer('half-forged');
    const machine = workbench.simulator.machines().find(({ name }) => name === 'half-forged');
    assert.deepEqual(await asked(), { remoteAuthority: `ssh-remote+paperspace@${machine?.privateIp}` });
    assert.deepEqual(await window.messages.read(), []);
  });
});
