import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { documentInFront, execute, useSimulator } from './harness';
import { accepting, escaping, secretsOf, signIn, signOut } from './signedIn';

const manifest = (): { contributes: { commands: { command: string }[] } } =>
  vscode.extensions.getExtension('shared-drives.paperspace-shared-drives')?.packageJSON as never;
const names = () => manifest().contributes.commands.map(({ command }) => command.replace('paperspaceDrives.', ''));

describe('commands by executeCommand', () => {
  // Ready at once: waiting for a new drive's mount point would go on into the tests that count requests.
  const simulator = useSimulator({ readyAfterMs: 0 });
  const driveNamed = (name: string) => {
    const drive = simulator()
      .drives()
      .find(each => each.name === name);
    if (!drive) throw new Error(`no drive ${name}`);
    return drive;
  };
  const sent = (method: string) => simulator().requests.filter(each => each.method === method);

  before(signIn);
  beforeEach(() => simulator().reset());
  after(signOut);

  it('are all registered', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      names().filter(name => !registered.has(`paperspaceDrives.${name}`)),
      [],
    );
  });

  it('refresh says how many drives there are, and whether those are all', async () => {
    assert.deepEqual(await execute('refresh'), { drives: simulator().drives().length, complete: true });
    // What stands below drives may be read meanwhile, where the view is in sight.
    const lists = sent('GET').filter(({ path }) => path === '/shared-drives');
    assert.equal(lists.length, 1, JSON.stringify(sent('GET')));
  });

  it('renameDrive { id, name } renames without a box', async () => {
    const { id } = driveNamed('scratch');
    assert.deepEqual(await execute('renameDrive', { id, name: 'scrap' }), { id, name: 'scrap' });
    assert.equal(driveNamed('scrap').id, id);
  });

  it('createDrive with all arguments still asks, and makes one drive', async () => {
    const { region, networkId } = driveNamed('datasets');
    const wish = { name: 'by-command', region, networkId, size: 250 };
    const made = await accepting(execute('createDrive', wish));
    const { id, bytes } = driveNamed('by-command');
    assert.deepEqual(made, { id, ...wish });
    assert.equal(bytes, 250 * 1024 ** 3);
    assert.equal(sent('POST').length, 1);
  });

  it('createDrive without a region asks for it, and keeps the network it was given', async () => {
    const { networkId } = driveNamed('datasets');
    const made = await accepting(execute('createDrive', { name: 'no-region', networkId, size: 250 }));
    assert.equal(driveNamed('no-region').networkId, networkId);
    assert.notEqual(made, undefined);
  });

  it('createDrive makes nothing when somebody backs out', async () => {
    const { region, networkId } = driveNamed('datasets');
    const wish = { name: 'not-made', region, networkId, size: 250 };
    assert.equal(await escaping(execute('createDrive', wish)), undefined);
    assert.deepEqual(sent('POST'), []);
  });

  it('deleteDrive always asks, and deletes nothing when somebody backs out', async () => {
    const { id } = driveNamed('datasets');
    assert.equal(await escaping(execute('deleteDrive', { id })), undefined);
    assert.deepEqual(sent('DELETE'), []);
  });

  it('copy facts, and resolve to what they copied', async () => {
    const { id, username, mountPoint } = driveNamed('datasets');
    assert.equal(await execute('copyDriveId', { id }), id);
    assert.equal(await vscode.env.clipboard.readText(), id);
    assert.equal(await execute('copyUsername', { id }), username);
    assert.equal(await execute('copyMountPoint', { id }), mountPoint);
    const link = await execute('copyLink', { id });
    assert.equal(link, `${vscode.env.uriScheme}://shared-drives.paperspace-shared-drives/drive/${id}`);
  });

  it('copyPassword copies the password and resolves to nothing', async () => {
    const { id, password } = driveNamed('datasets');
    assert.equal(await execute('copyPassword', { id }), undefined);
    assert.equal(await vscode.env.clipboard.readText(), password);
  });

  for (const target of ['linux', 'fstab', 'macos', 'powershell', 'cmd', 'uri']) {
    it(`copyMountSnippet for ${target} in the form that asks resolves to the text, with one request`, async () => {
      const { id, password } = driveNamed('datasets');
      const text = await execute('copyMountSnippet', { id, target, password: 'prompt' });
      assert.equal(typeof text, 'string');
      assert.equal(await vscode.env.clipboard.readText(), text);
      assert.equal(String(text).includes(password), false);
      assert.equal(simulator().requests.length, 1);
    });
  }

  for (const target of ['linux', 'fstab', 'powershell']) {
    it(`copyMountSnippet for ${target} with the password never resolves to it`, async () => {
      const { id } = driveNamed('datasets');
      const answer = await execute('copyMountSnippet', { id, target, password: 'include' });
      assert.deepEqual(answer, { copied: true, target });
      assert.match(await vscode.env.clipboard.readText(), /sd[a-z0-9]+/);
    });
  }

  for (const target of ['macos', 'cmd', 'uri', 'floppy']) {
    it(`copyMountSnippet for ${target} with the password copies nothing`, async () => {
      await vscode.env.clipboard.writeText('as it was');
      const { id } = driveNamed('datasets');
      assert.equal(await execute('copyMountSnippet', { id, target, password: 'include' }), undefined);
      assert.equal(await vscode.env.clipboard.readText(), 'as it was');
    });
  }

  it('showDetails opens a document with every fact but the password', async () => {
    const { id, password, username } = driveNamed('datasets');
    assert.deepEqual(await execute('showDetails', { id }), { id });
    const text = (await documentInFront((_, { scheme }) => scheme === 'paperspace-drive')).getText();
    for (const fact of ['datasets', id, username, '500 GB', 'East Coast (NY2)']) assert.ok(text.includes(fact), fact);
    assert.equal(text.includes(password), false);
  });

  it('never resolve to a password', async () => {
    const secrets = secretsOf(simulator());
    const { id } = driveNamed('datasets');
    for (const name of names().filter(each => !/^(sign|replaceKey|openConsole|showLog)/.test(each))) {
      const answer = JSON.stringify([await escaping(execute(name, { id }))]);
      assert.deepEqual(
        secrets.filter(secret => answer.includes(secret)),
        [],
        name,
      );
    }
  });
});
