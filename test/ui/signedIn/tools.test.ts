import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

/** What an AI assistant may start asks twice: VS Code in the conversation, and the extension in its own box. */
describe('Tools for AI assistants', () => {
  const workbench = useSignedIn();
  const file = (name: string) => path.join(workbench.folder, name);
  const names = () => workbench.simulator.drives().map(({ name }) => name);
  const changes = () => workbench.simulator.requests.filter(({ method }) => method !== 'GET');
  afterEach(() => ['call.json', 'answer.json'].forEach(name => fs.rmSync(file(name), { force: true })));

  async function call(name: string, input: object): Promise<void> {
    fs.rmSync(file('answer.json'), { force: true });
    fs.writeFileSync(file('call.json'), JSON.stringify({ name: `paperspaceDrives_${name}`, input }));
    await workbench.window.run('Test: Call the Tool');
  }

  function answer(): Promise<{ readonly error?: string; readonly text: string }> {
    return until(
      'the tool’s answer',
      () => Promise.resolve(fs.existsSync(file('answer.json')) ? fs.readFileSync(file('answer.json'), 'utf8') : ''),
      text => text.endsWith('}'),
    ).then(text => JSON.parse(text) as { error?: string; text: string });
  }

  /** Presses the first button of VS Code's question, or the other one. */
  async function allow(question: RegExp, yes: boolean, picture?: string): Promise<string> {
    const { window } = workbench;
    const { message, detail, buttons } = await window.dialog.wait(question);
    if (picture) await window.screenshot(`tools/${picture}`);
    await window.dialog.press(buttons.find(button => /cancel|no/i.test(button) !== yes) ?? '');
    return `${message} ${detail}`;
  }

  const wish = () => {
    const network = workbench.simulator.drives().find(({ name }) => name === 'datasets')?.networkId;
    return { name: 'by-assistant', region: 'ny2', sizeGB: 250, networkId: network };
  };

  it('create: whoever says no to VS Code is not asked by the extension, and nothing is made', async () => {
    await call('create', wish());
    const asked = await allow(/Create the drive by-assistant/, false, 'create');
    assert.match(asked, /250 GB · about \$16 a month \(November 2025\) · East Coast \(NY2\)/);
    assert.equal((await answer()).error, 'Canceled');
    assert.equal(await workbench.window.quickInput.read(), undefined);
    assert.deepEqual(changes(), []);
  });

  it('create: what VS Code was allowed is asked again by the extension, and Escape there makes nothing', async () => {
    const { window } = workbench;
    await call('create', wish());
    await allow(/Create the drive by-assistant/, true);
    await window.quickInput.titled('Create Drive');
    await window.screenshot('tools/createBox');
    await window.press('Escape');
    assert.match((await answer()).text, /did not confirm/);
    assert.deepEqual(changes(), []);
  });

  it('create: allowed twice, it makes one drive', async () => {
    const { window } = workbench;
    await call('create', wish());
    await allow(/Create the drive by-assistant/, true);
    await window.quickInput.wait('the last look', ({ items }) => items[0]?.label.includes('by-assistant') === true);
    await window.press('Enter');
    assert.match((await answer()).text, /"created"/);
    assert.equal(names().filter(name => name === 'by-assistant').length, 1);
    await window.drives.waitForRow('by-assistant');
  });

  it('delete: whoever says no to VS Code is not asked by the extension, and nothing is deleted', async () => {
    await call('delete', { drive: 'datasets' });
    await allow(/Delete the drive datasets/, false);
    assert.equal((await answer()).error, 'Canceled');
    assert.equal(await workbench.window.quickInput.read(), undefined);
    assert.deepEqual(changes(), []);
    assert.ok(names().includes('datasets'));
  });

  it('delete: asks with the facts, then wants the name typed, and only that deletes', async () => {
    const { window } = workbench;
    await call('delete', { drive: 'datasets' });
    assert.match(
      await allow(/Delete the drive datasets/, true, 'delete'),
      /datasets · 500 GB · East Coast \(NY2\) · training/,
    );
    await window.quickInput.titled('Delete datasets');
    await window.press('Escape');
    assert.match((await answer()).text, /did not confirm/);
    assert.deepEqual(changes(), []);
    await call('delete', { drive: 'datasets' });
    await allow(/Delete the drive datasets/, true);
    await window.quickInput.titled('Delete datasets');
    await window.quickInput.answer('datasets');
    assert.match((await answer()).text, /"deleted"/);
    assert.ok(!names().includes('datasets'));
  });

  it('rename: VS Code’s no leaves the name, its yes is enough', async () => {
    await call('rename', { drive: 'checkpoints', newName: 'renamed by assistant' });
    assert.match(await allow(/Rename checkpoints/, false, 'rename'), /New name: renamed by assistant/);
    assert.equal((await answer()).error, 'Canceled');
    assert.deepEqual(changes(), []);
    await call('rename', { drive: 'checkpoints', newName: 'renamed by assistant' });
    await allow(/Rename checkpoints/, true);
    assert.match((await answer()).text, /renamed by assistant/);
    assert.ok(names().includes('renamed by assistant'));
  });
});
