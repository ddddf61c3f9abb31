import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { until } from '../ui/until';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const first = 'pskey_made_up_admin';
const second = 'pskey_made_up_second_team';
const acme = 'Acme Research';
const ada = "Ada's Side Project";

describe('two teams signed in', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  let window: Recorded;

  beforeEach(async () => {
    simulator().reset();
    window = new Recorded();
    await window.start();
    for (const key of [first, second]) await signIn(key);
    await window.run('refresh');
    window.messages.length = 0;
    window.said.length = 0;
  });
  afterEach(async () => {
    await window.end();
    process.env['PAPERSPACE_API_KEY'] = first;
  });

  async function signIn(key: string): Promise<unknown> {
    process.env['PAPERSPACE_API_KEY'] = key;
    return window.run('signIn');
  }
  const drivesOf = (team: string) => simulator().drives(team);
  const named = (team: string, name: string) => drivesOf(team).find(drive => drive.name === name)?.id ?? '';
  const row = async (label: string) =>
    until(
      `the row ${label}`,
      async () => {
        window.said.length = 0;
        await window.rows();
        return window.said.find(line => line.startsWith('row') && line.includes(`label: ${quoted(label)}`)) ?? '';
      },
      text => text !== '',
    );
  const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);
  const telling = (words: string) =>
    until(
      words,
      () => Promise.resolve(window.messages.map(({ text }) => text)),
      texts => texts.some(text => text.includes(words)),
    );
  const teamId = async (name: string) => {
    const label = await row(name);
    return /id: '([^']+)'/.exec(label)?.[1] ?? '';
  };
  /** Chooses the item that says this in the next box, as somebody who types it. */
  const choosing = (words: string) => {
    window.answering = box => {
      const { items } = box as unknown as { items: readonly { label: string; description?: string }[] };
      const found = items.find(({ label, description }) => `${label} ${description ?? ''}`.includes(words));
      Object.assign(box, { activeItems: found ? [found] : [] });
      return true;
    };
  };

  it('stand above their regions, with the number of their drives and their size; one alone does not', async () => {
    const rows = await window.rows();
    assert.deepEqual([rows[0], rows.filter(each => each === acme || each === ada)], [acme, [acme, ada]]);
    assert.match(await row(ada), /description: '2 drives · 750 GB'[^]*contextValue: 'team'/);
    assert.match(await row(ada), /label: "Ada's Side Project, team, 2 drives, 750 GB"/);
    assert.match(await row(ada), /tooltip: "Ada's Side Project\\n2 drives\\n750 GB\\nada-side"/);
    choosing(ada);
    await window.run('signOut');
    const left = await window.rows();
    assert.ok(!left.includes(acme) && !left.includes('photos') && left.includes('archive'));
  });

  it('signed in to once more have their key replaced, and are told so', async () => {
    await signIn(second);
    assert.equal(window.messages.at(-1)?.text, `The API key of ${ada} was replaced.`);
    assert.equal((await window.rows()).filter(each => each === ada).length, 1);
  });

  it('are counted together by Refresh, which says when one is not whole', async () => {
    const all = drivesOf('acme-research').length + drivesOf('ada-side').length;
    assert.deepEqual(await window.run('refresh'), { drives: all, complete: true });
    simulator().fail({ key: second, path: '/shared-drives', status: 403 });
    assert.deepEqual(await window.run('refresh'), { drives: all, complete: false });
  });

  it('are named in the status bar, each, while they are read and nobody sees the view', async () => {
    await window.end();
    window = window.secondWindow();
    window.visible = false;
    await window.start();
    await window.run('refresh');
    const reading = window.said.filter(each => each.startsWith('status '));
    assert.deepEqual(reading.toSorted(), [
      `status $(loading~spin) Reading the shared drives of ${acme}…`,
      `status $(loading~spin) Reading the shared drives of ${ada}…`,
    ]);
  });

  it('of which one fails say so on that one’s row, and the other one’s is as ever', async () => {
    simulator().fail({ key: second, path: '/shared-drives', status: 403 });
    await window.run('refresh');
    assert.match(
      await row(ada),
      /description: 'API key not permitted · 2 drives · 750 GB · as of [^']*'[^]*contextValue: 'team refused'/,
    );
    assert.match(await row(ada), /warning/);
    assert.doesNotMatch(await row(acme), /refused|warning|as of/);
    assert.equal(window.message, '');
  });

  it('are asked for a key each, by name, and go on each with its own', async () => {
    const faults = [first, second].map(key => simulator().fail({ key, status: 401, body: { message: 'made up' } }));
    await Promise.all([
      window.run('copyPassword', { id: named('acme-research', 'datasets') }),
      window.run('copyPassword', { id: named('ada-side', 'photos') }),
      window.run('refresh'),
    ]);
    const told = window.messages.filter(({ text }) => text.includes('does not accept the API key'));
    assert.deepEqual(told.map(({ text }) => text.split(':')[0]).sort(), [acme, ada]);
    window.answering = ({ password }) => (password ? 'pskey_made_up_next' : true);
    faults.forEach(fault => fault.stop());
    told.find(({ text }) => text.startsWith(acme))?.close('Replace API Key');
    await telling('Copied the password of datasets');
    assert.ok(!window.messages.some(({ text }) => text.startsWith('Copied the password of photos')));
  });

  it('a drive by its id alone is found in the team that has it, listed or not', async () => {
    const id = named('ada-side', 'photos');
    assert.equal(await window.run('copyDriveId', { id }), id);
    const [network] = simulator().networks('ada-side');
    const made = simulator().createDrive(
      { name: 'fresh', region: 'ny2', networkId: network?.id ?? '', size: 250 },
      'ada-side',
    );
    assert.equal(await window.run('copyDriveId', { id: made.id }), made.id);
    assert.equal(await window.run('copyDriveId', { id: 'sdnone' }), undefined);
    await telling('There is no such drive in any of your teams.');
  });

  it('Go to Drive shows the team of each, and an id finds the one that is meant', async () => {
    const id = named('ada-side', 'datasets');
    choosing(id);
    assert.deepEqual(await window.run('findDrive'), { id });
    const box = window.said.filter(line => line.includes('Go to Drive')).join('\n');
    assert.ok(box.includes(`500 GB · East Coast (NY2) · ${ada} · ${id}`), box);
    assert.ok(box.includes(`· ${acme} · ${named('acme-research', 'datasets')}`));
  });

  describe('of which one is not read, or fails', () => {
    /** What the last box listed. */
    let items: readonly string[] = [];
    const lookingAt = (words: string) => {
      choosing(words);
      const choose = window.answering;
      window.answering = box => {
        const listed = box as unknown as { items: readonly { label: string; description: string }[] };
        items = listed.items.map(({ label, description }) => `${label} ${description}`);
        return choose(box);
      };
    };
    const walks = (team: string) =>
      simulator().requests.filter(each => each.path === '/shared-drives' && each.team === team).length;
    const why = `$(info) The list of ${ada} is incomplete: not all drives were read.`;

    beforeEach(async () => {
      const next = window.secondWindow();
      await window.end();
      window = next;
      await window.start();
    });

    it('Go to Drive has the drives of the other at once, says whose are missing and why, and reads only those', async () => {
      const fault = simulator().fail({ key: second, path: '/shared-drives', status: 403 });
      await window.run('refresh');
      const before = [walks('acme-research'), walks('ada-side')] as const;
      lookingAt('datasets');
      assert.deepEqual(await window.run('findDrive'), { id: named('acme-research', 'datasets') });
      assert.equal(items[0], `${why} API key not permitted`);
      assert.deepEqual([walks('acme-research'), walks('ada-side')], [before[0], before[1] + 1]);
      fault.stop();
      lookingAt('photos');
      assert.deepEqual(await window.run('findDrive'), { id: named('ada-side', 'photos') });
      assert.ok(!items.some(item => item.includes('incomplete')));
      assert.equal(walks('acme-research'), before[0]);
    });

    it('who sees the drive that is meant chooses it while the other team’s are read', async () => {
      const fault = simulator().fail({ key: second, path: '/shared-drives', status: 403 });
      await window.run('refresh');
      fault.stop();
      const slow = simulator().fail({ key: second, path: '/shared-drives', hang: 'beforeHeaders' });
      window.impatient = true;
      lookingAt('datasets');
      assert.deepEqual(await window.run('findDrive'), { id: named('acme-research', 'datasets') });
      assert.equal(items[0], `${why} API key not permitted`);
      slow.stop();
    });

    it('a drive of the first list that comes can be chosen, though none was there', async () => {
      const slow = simulator().fail({ key: second, path: '/shared-drives', hang: 'beforeHeaders' });
      window.impatient = true;
      lookingAt('datasets');
      assert.deepEqual(await window.run('findDrive'), { id: named('acme-research', 'datasets') });
      slow.stop();
    });

    it('where neither can be read, Go to Drive says why', async () => {
      simulator().fail({ path: '/shared-drives', status: 403 });
      assert.equal(await window.run('findDrive'), undefined);
      await telling('This API key is not permitted to do that');
    });
  });

  it('a link shows a drive of whichever team', async () => {
    const { Uri } = await import('vscode');
    const id = named('ada-side', 'photos');
    await window.links?.handleUri(Uri.parse(`vscode://shared-drives.paperspace-shared-drives/drive/${id}`));
    assert.deepEqual(window.messages, []);
  });

  it('a drive is deleted in its own team, where both have one of its name', async () => {
    const id = named('ada-side', 'datasets');
    const prompts: string[] = [];
    window.answering = box => {
      prompts.push((box as unknown as { prompt: string }).prompt);
      return 'datasets';
    };
    await window.run('deleteDrive', { id });
    assert.match(prompts[0] ?? '', /^datasets · 500 GB · Ada's Side Project · /);
    assert.equal(named('ada-side', 'datasets'), '');
    assert.notEqual(named('acme-research', 'datasets'), '');
  });

  it('drives selected in both are deleted after one question, each in its own', async () => {
    const rows = [
      ['acme-research', acme],
      ['ada-side', ada],
    ] as const;
    const nodes = await Promise.all(
      rows.map(async ([team, name]) => ({
        kind: 'drive',
        account: await teamId(name),
        region: 'ny2',
        id: named(team, 'datasets'),
      })),
    );
    const titles: string[] = [];
    window.answering = ({ title }) => {
      titles.push(title);
      return 'delete 2 drives';
    };
    const answer = await window.run('deleteDrive', nodes[0], nodes);
    assert.deepEqual(answer, { deleted: nodes.map(({ id }) => id), failed: [] });
    assert.deepEqual(titles, ['Delete 2 Drives with All Their Data']);
    assert.deepEqual([named('ada-side', 'datasets'), named('acme-research', 'datasets')], ['', '']);
    assert.equal(window.messages.at(-1)?.text, 'Deleted 2 drives.');
  });

  it('a drive is made in the team that is given, or asked for where none is', async () => {
    const [network] = simulator().networks('ada-side');
    const wish = { region: 'ny2', networkId: network?.id, size: 250 };
    await window.run('createDrive', { ...wish, name: 'given', team: ada });
    assert.notEqual(named('ada-side', 'given'), '');
    const titles: string[] = [];
    window.answering = box => {
      const { items, title } = box as unknown as { items: readonly { label: string }[]; title: string };
      titles.push(title);
      const team = items.find(({ label }) => label.includes(ada));
      if (team) Object.assign(box, { activeItems: [team] });
      return true;
    };
    await window.run('createDrive', { ...wish, name: 'asked' });
    assert.notEqual(named('ada-side', 'asked'), '');
    assert.equal(named('acme-research', 'asked'), '');
  });

  it('an assistant sees the drives of both with their teams, and creating needs a team that is clear', async () => {
    const listed = JSON.parse(await window.tool('list', {})) as { drives: { name: string; team: string }[] };
    assert.deepEqual(
      listed.drives.filter(({ name }) => name === 'datasets').map(({ team }) => team),
      [acme, ada],
    );
    await assert.rejects(
      window.tool('create', { name: 'x', region: 'ny2', sizeGB: 250 }),
      /team must be one of \["Acme Research","Ada's Side Project"\]/,
    );
    await assert.rejects(window.tool('get', { drive: 'datasets' }), /2 drives are called that/);
  });

  it('the console opens for the team that is chosen', async () => {
    choosing(ada);
    assert.deepEqual(await window.run('openConsole'), { url: 'https://console.paperspace.com/ada-side/drives' });
    assert.deepEqual(await window.run('openConsole', { team: acme }), {
      url: 'https://console.paperspace.com/acme-research/drives',
    });
    assert.equal(await window.run('openConsole', { team: 'nobody’s' }), undefined);
    await telling('You are not signed in to this team: it was signed out here, or it is called otherwise.');
    assert.deepEqual(window.messages.at(-1)?.buttons, ['Sign In']);
  });

  it('the console opens for the team of a drive that is given, listed or not, without a question', async () => {
    window.answering = ({ title }) => assert.fail(title);
    const url = { url: 'https://console.paperspace.com/ada-side/drives' };
    assert.deepEqual(await window.run('openConsole', { id: named('ada-side', 'photos') }), url);
    const networkId = simulator().networks('ada-side')[0]?.id ?? '';
    const { id } = simulator().createDrive({ name: 'fresh', region: 'ny2', networkId, size: 250 }, 'ada-side');
    assert.deepEqual(await window.run('openConsole', { id }), url);
    assert.equal(await window.run('openConsole', { id: 'sdnone' }), undefined);
    await telling('There is no such drive in any of your teams.');
  });

  it('a message that offers to replace the key of one that is signed out since leads to Sign In', async () => {
    simulator().fail({ method: 'PUT', status: 403 });
    await window.run('renameDrive', { id: named('ada-side', 'photos'), name: 'pictures' });
    choosing(ada);
    await window.run('signOut');
    window.messages[0]?.close('Replace API Key');
    await telling('You are not signed in to this team: it was signed out here');
    assert.deepEqual(window.messages.at(-1)?.buttons, ['Sign In']);
  });

  it('signed out of all at once leave nothing', async () => {
    choosing('Sign out of all 2 teams');
    assert.deepEqual(await window.run('signOut'), { teams: [acme, ada] });
    assert.deepEqual(await window.rows(), []);
    assert.equal(await window.run('refresh'), undefined);
  });

  it('choose among the machines of the others where one’s cannot be listed, and are told which one’s, and why', async () => {
    simulator().fail({ path: '/machines', key: second, status: 403 });
    choosing('trainer-1');
    assert.equal(await window.run('copySshCommand'), 'ssh paperspace@10.64.92.4');
    const said = window.said.join('\n');
    assert.ok(said.includes(`$(error) ${ada}: machines not listed · This API key`), said);
  });

  it('say that machines cannot be listed where no team’s can', async () => {
    simulator().fail({ path: '/machines', status: 403 });
    assert.equal(await window.run('copySshCommand'), undefined);
    await telling('is not permitted');
  });

  it('say whose each line of the log is, and no line tells a key', async () => {
    await window.run('refresh');
    const lines = window.said.filter(line => line.includes('GET /shared-drives'));
    assert.ok(lines.some(line => line.includes(`[${acme}] GET`)) && lines.some(line => line.includes(`[${ada}] GET`)));
    assert.ok(![first, second].some(key => window.said.join('\n').includes(key)));
  });

  it('say whose work each other line of the log is about, too', async () => {
    simulator().fail({ path: '/machines', status: 500 });
    simulator().fail({ method: 'PUT', status: 500 });
    simulator().fail({ method: 'DELETE', status: 403 });
    simulator().fail({ method: 'POST', status: 403 });
    const photos = { id: named('ada-side', 'photos') };
    await window.run('renameDrive', { ...photos, name: 'pictures' });
    window.answering = ({ value }) => value || 'photos';
    await window.run('deleteDrive', photos);
    await window.run('checkConnection', photos);
    window.answering = ({ title }) => (title.startsWith('Create') && tries++ === 0 ? true : undefined);
    let tries = 0;
    const network = drivesOf('ada-side')[0]?.networkId;
    await window.run('createDrive', { name: 'new', region: 'ny2', networkId: network, size: 250, team: ada });
    simulator().fail({ path: `/shared-drives/${photos.id}`, status: 500 });
    await assert.rejects(window.tool('rename', { drive: photos.id, newName: 'pictures' }));
    await window.run('copyPassword', photos);
    await window.run('copyPassword', { id: 'sdgone', team: ada });
    const lines = window.said.filter(line => /^(info|warn|error) /.test(line));
    const isMessage = (line: string) => window.messages.some(({ text }) => line.includes(text));
    const others = lines.filter(line => !/ (GET|PUT|POST|DELETE) \//.test(line) && !isMessage(line));
    for (const wanted of ['renameDrive', 'delete ', 'machines', 'create drive', 'rename', 'copyPassword'])
      assert.ok(
        others.some(line => line.includes(wanted)),
        wanted,
      );
    assert.deepEqual(
      others.filter(line => !line.includes(` [${ada}] `)),
      [],
    );
  });

  it('a key that is not permitted to do something is replaced for its own team, without asking which', async () => {
    simulator().fail({ method: 'PUT', status: 403 });
    simulator().fail({ method: 'DELETE', status: 403 });
    const photos = { id: named('ada-side', 'photos') };
    await window.run('renameDrive', { ...photos, name: 'pictures' });
    window.answering = ({ value }) => value || 'photos';
    await window.run('deleteDrive', photos);
    assert.equal(window.messages.length, 2);
    for (const message of window.messages) {
      let asked = '';
      window.answering = ({ title }) => {
        asked ||= title;
        return undefined;
      };
      message.close('Replace API Key');
      await until(
        'the box for a key',
        () => Promise.resolve(asked),
        title => title !== '',
      );
      assert.equal(asked, `Replace the API Key of ${ada}`, message.text);
    }
  });

  it('go on when one of them signs out while both are being read: its late answers are dropped', async () => {
    simulator().delay(200);
    const reading = window.run('refresh');
    choosing(acme);
    await window.run('signOut');
    await reading;
    simulator().delay(0);
    assert.deepEqual(
      (await window.rows()).filter(each => ['photos', 'archive'].includes(each)),
      ['photos'],
    );
  });
});

describe('a team that signed out on another computer', () => {
  it('leaves nothing here once the extension starts, though nobody asks for anything', async () => {
    const account = 'a'.repeat(64);
    const elsewhere = new Recorded(new Map([['paperspaceDrives.signedOut', [[account, 1]]]]));
    elsewhere.storage = fs.mkdtempSync(path.join(os.tmpdir(), 'signed-out-'));
    const left = ['lists', 'wishes'].map(kind => path.join(elsewhere.storage, kind, account));
    for (const folder of left) fs.mkdirSync(folder, { recursive: true });
    await elsewhere.start();
    try {
      await until(
        'nothing to be left',
        () => Promise.resolve(left.filter(folder => fs.existsSync(folder))),
        ({ length }) => length === 0,
      );
    } finally {
      await elsewhere.end();
    }
  });
});
