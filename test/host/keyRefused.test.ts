import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { createClient } from '../../src/core/api/client';
import { systemClock } from '../../src/core/clock';
import { createDrive } from '../../src/core/drives/createDrive';
import { Wishes } from '../../src/core/drives/wishes';
import { until } from '../ui/until';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const old = 'pskey_made_up_admin';
const next = 'pskey_made_up_next';
// As they are before a recorded window takes their place.
const { showTextDocument } = vscode.window;
const { openTextDocument } = vscode.workspace;

describe('a key that is refused in the middle of work', () => {
  const simulator = useSimulator();
  let window: Recorded;
  let id: string;

  beforeEach(async () => {
    simulator().reset();
    process.env['PAPERSPACE_API_KEY'] = old;
    window = new Recorded();
    await window.start();
    await window.run('signIn');
    await window.run('refresh');
    window.messages.length = 0;
    id =
      simulator()
        .drives()
        .find(({ name }) => name === 'datasets')?.id ?? '';
  });
  afterEach(async () => {
    await window.end();
    process.env['PAPERSPACE_API_KEY'] = old;
  });

  const refuse = () => simulator().fail({ key: old, status: 401, body: { message: 'made up' } });
  const asked = () =>
    window.messages.filter(({ text }) => text.startsWith('Paperspace does not accept the API key any more.'));
  const names = () =>
    simulator()
      .drives()
      .map(({ name }) => name);
  const telling = (words: string) =>
    until(
      words,
      () => Promise.resolve(window.messages.map(({ text }) => text)),
      texts => texts.some(text => text.startsWith(words)),
    );

  it('is one message however many requests fail, and with another key all of them go on, once each', async () => {
    refuse();
    const answers = await Promise.all([
      window.run('copyPassword', { id }),
      window.run('copyMountSnippet', { id, target: 'linux' }),
      window.run('copyDriveId', { id: 'sdnotlisted' }),
      window.run('renameDrive', { id, name: 'renamed' }),
      window.run('refresh'),
      window.run('refresh'),
    ]);
    assert.deepEqual(answers.slice(0, 4), [undefined, undefined, undefined, undefined]);
    assert.equal(asked().length, 1, window.messages.map(({ text }) => text).join('\n'));
    assert.deepEqual(asked()[0]?.buttons, ['Replace API Key']);
    assert.match(window.message, /^As of .* does not accept the API key/);
    assert.equal(window.busy, 0);
    const refused = simulator().requests.length;
    window.answering = ({ password }) => (password ? next : true);
    asked()[0]?.close('Replace API Key');
    await telling('Renamed datasets to renamed.');
    await telling('Copied the password of ');
    await telling('Copied the mount snippet of ');
    await telling('There is no such drive');
    await window.rows();
    assert.ok(names().includes('renamed'));
    const since = simulator().requests.slice(refused);
    assert.deepEqual(new Set(since.map(({ status }) => status)), new Set([200, 404]));
    assert.equal(since.filter(({ method }) => method === 'PUT').length, 1);
    assert.equal(asked().length, 1);
    assert.equal(window.message, '');
  });

  const replace = () => {
    window.answering = ({ password }) => (password ? next : true);
    asked().at(-1)?.close('Replace API Key');
  };
  const count = (words: string) => window.messages.filter(({ text }) => text.startsWith(words)).length;

  it('goes on when the box for the key has closed, one thing after another', async () => {
    refuse();
    const [first, second] = simulator().drives();
    for (const drive of [first, second]) await window.run('deleteDrive', { id: drive?.id });
    const questions: string[] = [];
    window.answering = ({ title, password }) => {
      if (password) return next;
      questions.push(`${title}, ${count('Deleted ')} deleted`);
      return title.replace('Delete ', '');
    };
    window.said.length = 0;
    asked()[0]?.close('Replace API Key');
    await telling(`Deleted ${second?.name ?? ''}.`);
    assert.deepEqual(questions, [`Delete ${first?.name ?? ''}, 0 deleted`, `Delete ${second?.name ?? ''}, 1 deleted`]);
    const boxes = window.said.flatMap(each => /^box [^]*title: '(\w+)/.exec(each)?.[1] ?? []);
    assert.deepEqual([...new Set(boxes.slice(boxes.indexOf('Delete')))], ['Delete'], boxes.join());
  });

  it('goes on with each of two things that are alike but for their ends, and with each once', async () => {
    refuse();
    const like = Array.from({ length: 120 }, (_, at) => at);
    for (const end of ['one', 'other', 'other']) await window.run('copyPassword', { id, like: [...like, end] });
    replace();
    await until(
      'two copies',
      () => Promise.resolve(count('Copied the password of ')),
      copies => copies >= 2,
    );
    await window.run('refresh');
    assert.equal(count('Copied the password of '), 2);
  });

  it('goes on in the editor that it was asked for in, and not in another one', async () => {
    const show = async (text: vscode.TextDocument, column: vscode.ViewColumn) => showTextDocument(text, column);
    const [mine, other] = [await openTextDocument({ language: 'shellscript' }), await openTextDocument()];
    await show(mine, vscode.ViewColumn.One);
    refuse();
    const { networkId, region } = simulator().drives()[0] ?? { networkId: '', region: '' };
    // The list does not have it, so that it has to be asked for.
    const made = simulator().createDrive({ name: 'elsewhere', region, networkId, size: 250 });
    await window.run('insertMountSnippet', { id: made.id, target: 'linux' });
    await show(other, vscode.ViewColumn.Two);
    replace();
    await telling('Inserted the mount snippet of elsewhere');
    assert.deepEqual([mine.getText().includes(made.id), other.getText()], [true, '']);
  });

  it('under a link to a drive is told, and the link is followed with another one', async () => {
    refuse();
    await window.links?.handleUri(vscode.Uri.parse('vscode://shared-drives.paperspace-shared-drives/drive/sdnone'));
    assert.equal(asked().length, 1);
    replace();
    await telling('There is no such drive');
  });

  it('is told again to who tries again', async () => {
    refuse();
    await window.run('copyPassword', { id });
    await window.run('copyPassword', { id });
    assert.equal(asked().length, 2);
  });

  it('forgets what it stopped when the message is closed, and when another team signs in', async () => {
    const fault = refuse();
    await window.run('copyPassword', { id });
    asked()[0]?.close();
    await new Promise(setImmediate);
    fault.stop();
    process.env['PAPERSPACE_API_KEY'] = old;
    await window.run('signIn');
    refuse();
    await window.run('renameDrive', { id, name: 'renamed' });
    process.env['PAPERSPACE_API_KEY'] = 'pskey_made_up_second_team';
    await window.run('signIn');
    await window.run('refresh');
    assert.equal(window.clipboard, '');
    assert.ok(!names().includes('renamed'));
  });

  it('under Rename asks for another, and goes on with what was typed; left, the text is there again', async () => {
    refuse();
    const boxes: string[] = [];
    window.answering = ({ title, value, password }) => {
      boxes.push(`${title.split(' ')[0] ?? ''} ${password ? '' : value}`);
      if (password) return boxes.filter(each => each.startsWith('Replace')).length > 1 ? next : undefined;
      return 'typed';
    };
    assert.deepEqual(await window.run('renameDrive', { id }), { id, name: 'typed' });
    assert.deepEqual(boxes, ['Rename datasets', 'Replace ', 'Rename typed', 'Replace ']);
    assert.equal(asked().length, 0);
  });

  it('signed out while Rename is under way, or before its Undo: that is said, and no box opens', async () => {
    const words = 'was not renamed: its team Acme Research is signed out.';
    await window.run('renameDrive', { id, name: 'renamed' });
    const undo = window.messages.at(-1);
    const hanging = simulator().fail({ method: 'PUT', hang: 'beforeHeaders' });
    const titles: string[] = [];
    window.answering = ({ title }) => {
      titles.push(title);
      return title.startsWith('Rename') ? 'typed' : true;
    };
    const renaming = window.run('renameDrive', { id });
    await until(
      'the request',
      () => Promise.resolve(hanging.hits),
      hits => hits === 1,
    );
    await window.run('signOut');
    assert.equal(await renaming, undefined);
    assert.deepEqual(
      [window.messages.at(-1)?.text, window.messages.at(-1)?.buttons],
      [`renamed ${words}`, ['Sign In']],
    );
    assert.deepEqual(titles, ['Rename renamed', 'Sign Out']);
    undo?.close('Undo');
    await until(
      'the same of Undo',
      () => Promise.resolve(count(`renamed ${words}`)),
      times => times === 2,
    );
    assert.equal(window.busy, 0);
  });

  it('under Create asks for another, and the drive is made once', async () => {
    refuse();
    window.answering = ({ password }) => (password ? next : true);
    const { networkId, region } = simulator().drives()[0] ?? { networkId: '', region: '' };
    const made = await window.run('createDrive', { name: 'fresh', region, networkId, size: 250 });
    assert.match(JSON.stringify(made), /"name":"fresh"/);
    assert.equal(names().filter(name => name === 'fresh').length, 1);
    assert.equal(asked().length, 0);
  });

  it('under Create, what another window has made of the same meanwhile is it, and none is made beside it', async () => {
    refuse();
    const { networkId = '', region = '' } = simulator().drives()[0] ?? {};
    const elsewhere = async () => {
      const folder = path.join(window.storage, 'wishes');
      const [account = ''] = await fs.readdir(folder);
      const { signal } = new AbortController();
      const wishes = new Wishes(path.join(folder, account), account, { clock: systemClock, signal });
      const network = { kind: 'existing', id: networkId } as const;
      const client = createClient({ baseUrl: simulator().url, key: next });
      const how = { clock: systemClock, signal, wishes, askedAt: wishes.now() };
      return createDrive(client, { name: 'fresh', region, network, size: 250 }, how);
    };
    const held = simulator().fail({ key: next, path: '/auth/session', hang: 'beforeHeaders' });
    let other: Promise<unknown> | undefined;
    window.answering = ({ password }) => {
      if (!password) return true;
      other ??= elsewhere().finally(() => held.stop());
      return next;
    };
    await window.run('createDrive', { name: 'fresh', region, networkId, size: 250 });
    assert.match(JSON.stringify(await other), /"kind":"made"/);
    assert.equal(names().filter(name => name === 'fresh').length, 1);
    assert.match(window.messages.at(-1)?.text ?? '', /^Another window was creating fresh/);
  });

  it('under Create, nothing is sent again that was lost before, until somebody has read what that may cost', async () => {
    const { networkId = '', region = '' } = simulator().drives()[0] ?? {};
    const wish = { name: 'fresh', region, networkId, size: 250 };
    const creations = () => simulator().requests.filter(({ method }) => method === 'POST').length;
    window.replace(systemClock, { sleep: () => Promise.resolve() });
    const dropped = simulator().fail({ method: 'POST', path: '/shared-drives', drop: 'beforeHeaders' });
    await window.run('createDrive', wish);
    dropped.stop();
    assert.match(window.messages.at(-1)?.text ?? '', /^It is not known yet whether fresh was made/);
    const sent = creations();
    refuse();
    const looks: string[] = [];
    window.answering = ({ password, items }) => {
      if (password) return next;
      looks.push(String(items[0]?.label));
      return looks.length > 1 ? undefined : true;
    };
    assert.equal(await window.run('createDrive', wish), undefined);
    assert.equal(creations(), sent);
    assert.match(looks.join('\n'), /^\$\(check\) .*\n\$\(error\) fresh was asked for before/);
  });

  it('under Delete stops before the next drive; with another key the rest is asked about again, and goes', async () => {
    const ids = simulator().drives().slice(0, 3);
    const rows = ids.map(drive => ({ kind: 'drive', account: 'x', region: drive.region, id: drive.id }));
    const questions: string[] = [];
    window.answering = ({ title, password }) => {
      if (password) return next;
      questions.push(title);
      return `delete ${parseInt(title.slice('Delete '.length))} drives`;
    };
    simulator().fail({ key: old, method: 'DELETE', after: 1, status: 401 });
    const answer = await window.run('deleteDrive', rows[0], rows);
    assert.match(JSON.stringify(answer), /"deleted":\["[^"]*"\],"failed":\["[^"]*","[^"]*"\]/);
    const [message] = window.messages;
    assert.match(message?.text ?? '', /^Deleted 1 of 3 drives\. Paperspace does not accept the API key/);
    message?.close('Replace API Key');
    await telling('Deleted 2 drives.');
    assert.deepEqual(questions, ['Delete 3 Drives with All Their Data', 'Delete 2 Drives with All Their Data']);
    assert.deepEqual(
      simulator()
        .drives()
        .filter(({ id }) => ids.some(each => each.id === id)),
      [],
    );
  });

  it('under Delete, what had failed before it is told of by name', async () => {
    const [first, second, third] = simulator().drives();
    const rows = [first, second, third].map(each => ({
      kind: 'drive',
      account: 'x',
      region: each?.region,
      id: each?.id,
    }));
    window.answering = ({ password }) => (password ? next : 'delete 3 drives');
    simulator().fail({
      key: old,
      method: 'DELETE',
      path: `/shared-drives/${first?.id ?? ''}`,
      status: 409,
      body: { message: 'Busy.' },
    });
    simulator().fail({ key: old, method: 'DELETE', path: `/shared-drives/${second?.id ?? ''}`, status: 401 });
    await window.run('deleteDrive', rows[0], rows);
    const why = `${first?.name ?? ''} (${first?.id ?? ''}): Paperspace refused: Busy.`;
    assert.ok(
      window.messages[0]?.text.startsWith(`Deleted 0 of 3 drives. Failed: ${why} Paperspace does not accept`),
      window.messages[0]?.text,
    );
  });
});
