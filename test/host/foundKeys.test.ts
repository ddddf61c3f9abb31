import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const admin = 'pskey_made_up_admin';
const file = path.join(os.homedir(), '.paperspace', 'credentials.toml');
// The host reads what is asked for in `~/.paperspace` there (scripts/lib/toolKeys.mjs).
const folder = path.join(process.env['TEST_DATA_DIR'] ?? '/nowhere', '.paperspace');

describe('keys that Paperspace’s own tools have on this machine', () => {
  const simulator = useSimulator();
  let window: Recorded;
  let opened: string[];
  const { open } = fs;

  before(function () {
    // A desktop's host would read the developer's own.
    if (!process.env['TEST_DATA_DIR']) this.skip();
  });
  beforeEach(async () => {
    simulator().reset();
    delete process.env['PAPERSPACE_API_KEY'];
    await fs.mkdir(folder, { recursive: true });
    opened = [];
    fs.open = (name, ...rest) => {
      opened.push(String(name));
      return open(name, ...rest);
    };
    window = new Recorded();
    await window.start();
  });
  afterEach(async () => {
    await window.end();
    fs.open = open;
    await fs.rm(folder, { recursive: true, force: true });
    delete process.env['PAPERSPACE_API_URL'];
    process.env['PAPERSPACE_API_KEY'] = admin;
  });

  const write = (text: string) => fs.writeFile(path.join(folder, 'credentials.toml'), text);
  const boxes = () => window.said.filter(each => each.startsWith('box '));
  const secrets = () => boxes().filter(each => each.includes('pskey_'));

  it('are looked for when Sign In… runs, and by nothing before', async () => {
    await write(`[keys]\nacme = "${admin}"\n`);
    assert.deepEqual(await window.rows(), []);
    for (const name of ['refresh', 'createDrive', 'copyPassword', 'openConsole']) await window.run(name);
    await assert.rejects(window.tool('list', {}));
    assert.equal(opened.length, 0, opened.join('\n'));
    window.answering = () => undefined;
    assert.equal(await window.run('signIn'), undefined);
    assert.ok(opened.includes(file), opened.join('\n'));
  });

  it('are shown by their teams, never by themselves, and Escape stores and sends nothing', async () => {
    await write(`[keys]\nacme-research = "${admin}"\nside = "pskey_made_up_second_team"\n`);
    process.env['PAPERSPACE_API_KEY'] = admin;
    window.answering = () => undefined;
    const before = simulator().requests.length;
    assert.equal(await window.run('signIn'), undefined);
    assert.equal(simulator().requests.length, before);
    assert.deepEqual(await window.rows(), []);
    const [box = ''] = boxes();
    assert.match(box, /acme-research/);
    assert.match(box, /side/);
    assert.match(box, /Paste another API key/);
    // One key in both places is one row.
    assert.equal(box.match(/\$\(key\)/g)?.length, 2);
    assert.deepEqual(secrets(), []);
  });

  it('sign in when they are chosen, and the key is in nothing that was put out', async () => {
    await write(`[keys]\nside = "pskey_made_up_second_team"\n`);
    assert.deepEqual(await window.run('signIn'), { team: "Ada's Side Project" });
    assert.deepEqual(
      window.said.filter(each => each.includes('pskey_')),
      [],
    );
  });

  it('one that is refused comes back marked, and what is active then is to paste another one', async () => {
    await write('[keys]\ngone = "pskey_made_up_wrong"\n');
    assert.equal(await window.run('signIn'), undefined);
    assert.ok(boxes().some(box => box.includes('Paperspace refused this API key')));
    assert.equal(simulator().requests.filter(each => each.path === '/auth/session').length, 1);
    assert.deepEqual(secrets(), []);
    assert.equal(window.busy, 0);
  });

  it('say where they would go, if the tools send them elsewhere', async () => {
    await write(`[keys]\nacme = "${admin}"\n`);
    window.answering = () => undefined;
    process.env['PAPERSPACE_API_URL'] = `${simulator().url}/`;
    await window.run('signIn');
    assert.ok(!boxes()[0]?.includes('would be sent to'));
    process.env['PAPERSPACE_API_URL'] = 'https://staging.example/v1';
    await window.run('signIn');
    const origin = new URL(simulator().url).origin;
    assert.ok(boxes().some(box => box.includes(`Made for https://staging.example, would be sent to ${origin}`)));
  });

  it('a file that is damaged is said, by its line alone, and nothing else is in the way of typing a key', async () => {
    await write(`[keys]\nacme = "${admin}\n`);
    window.answering = ({ password }) => (password ? admin : undefined);
    assert.deepEqual(await window.run('signIn'), { team: 'Acme Research' });
    assert.match(boxes()[0] ?? '', /credentials\.toml is not used: it is damaged, from line 2 on/);
    assert.deepEqual(
      window.said.filter(each => each.includes(admin)),
      [],
    );
  });
});
