import assert from 'node:assert/strict';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

const first = 'pskey_made_up_admin';
const second = 'pskey_made_up_second_team';
const acme = 'Acme Research';
const ada = "Ada's Side Project";

describe('two teams, of which the keyring does not give one', () => {
  const simulator = useSimulator();
  let window: Recorded;
  /** What the last box offered. */
  let offered: readonly string[] = [];

  beforeEach(async () => {
    simulator().reset();
    window = new Recorded();
    await window.start();
    for (const key of [first, second]) {
      process.env['PAPERSPACE_API_KEY'] = key;
      await window.run('signIn');
    }
  });
  afterEach(async () => {
    await window.end();
    process.env['PAPERSPACE_API_KEY'] = first;
  });

  async function restart({ locked }: { readonly locked: string }): Promise<void> {
    const next = window.secondWindow();
    await window.end();
    window = next;
    await window.start();
    window.platform.lockedTeam = locked;
  }
  /** Rows of the view, with what is read of each. */
  async function shown() {
    window.said.length = 0;
    await window.rows();
    return window.said
      .filter(line => line.startsWith('row '))
      .map(line => {
        const read = (what: string) => new RegExp(`^ {2}${what}: (['"])(.*)\\1,?$`, 'm').exec(line)?.[2] ?? '';
        return { label: read('label'), description: read('description'), contextValue: read('contextValue') };
      });
  }
  const choosing = (words: string) => {
    window.answering = box => {
      const { items } = box as unknown as { items: readonly { label: string; description?: string }[] };
      offered = items.map(({ label, description = '' }) => `${label} ${description}`.trim());
      Object.assign(box, { activeItems: items.filter(({ label }) => label.includes(words)).slice(0, 1) });
      return true;
    };
  };

  it('Sign Out offers both, by name, and takes only the one that was chosen', async () => {
    window.platform.lockedTeam = ada;
    choosing(`Sign out of ${acme}`);
    assert.deepEqual(await window.run('signOut'), { team: acme });
    assert.deepEqual(offered, [
      `$(sign-out) Sign out of ${acme}`,
      `$(sign-out) Sign out of ${ada} could not be read`,
      '$(sign-out) Sign out of all 2 teams',
    ]);
    delete window.platform.lockedTeam;
    await window.run('refresh');
    assert.ok((await window.rows()).includes('photos'), 'the other team is still signed in');
  });

  it('Sign Out names it also after a start that could not read it, and takes it if it is chosen', async () => {
    await restart({ locked: ada });
    choosing('Sign out of all 2 teams');
    await window.rows();
    await window.run('signOut');
    assert.ok(offered.includes(`$(sign-out) Sign out of ${ada} could not be read`), offered.join());
    delete window.platform.lockedTeam;
    assert.equal(await window.run('refresh'), undefined);
    assert.ok(!JSON.stringify([...window.state]).includes(ada), 'nothing keeps its name');
  });

  describe('after a start', () => {
    beforeEach(() => restart({ locked: ada }));

    it('have a row each: that one’s says why it shows no drives, and has Refresh', async () => {
      await window.run('refresh');
      const rows = await shown();
      const locked = rows.find(({ label }) => label === ada);
      assert.deepEqual(locked, { label: ada, description: 'could not be read', contextValue: 'locked failed' });
      assert.ok(rows.some(({ label, contextValue }) => label === acme && contextValue === 'team'));
      assert.ok(rows.some(({ label }) => label === 'datasets'));
      assert.match(window.said.join('\n'), /Ada's Side Project, team, could not be read/);
      assert.equal(window.message, '');
      assert.match(window.badge?.tooltip ?? '', /^Ada's Side Project: VS Code’s secret storage/);
      assert.equal(window.badge?.value, 1);
    });

    it('are no whole list for Refresh, for an assistant and for other extensions, who learn whose drives are missing', async () => {
      const drives = simulator().drives('acme-research').length;
      assert.deepEqual(await window.run('refresh'), { drives, complete: false });
      const listed = JSON.parse(await window.tool('list', {})) as { matching: number; oldOrIncomplete: string };
      assert.equal(listed.matching, drives);
      assert.match(listed.oldOrIncomplete, /^Ada's Side Project: VS Code’s secret storage/);
      await assert.rejects(async () => window.api?.list(), /Ada's Side Project: VS Code’s secret storage/);
    });

    it('are both there once the keyring gives both and somebody refreshes', async () => {
      await window.rows();
      delete window.platform.lockedTeam;
      await window.run('refresh');
      const rows = await shown();
      assert.deepEqual(
        rows.filter(({ label }) => [acme, ada].includes(label)).map(({ contextValue }) => contextValue),
        ['team', 'team'],
      );
      assert.ok(rows.some(({ label }) => label === 'photos'));
      assert.equal(window.badge, undefined);
    });

    it('are both there for the next command that needs one', async () => {
      await window.rows();
      delete window.platform.lockedTeam;
      const photos = simulator()
        .drives('ada-side')
        .find(({ name }) => name === 'photos');
      assert.equal(await window.run('copyDriveId', { id: photos?.id }), photos?.id);
      assert.ok((await window.rows()).includes(ada));
    });

    it('Go to Drive says whose drives are missing, and has the other team’s', async () => {
      const datasets = simulator()
        .drives('acme-research')
        .find(({ name }) => name === 'datasets');
      choosing('datasets');
      assert.deepEqual(await window.run('findDrive'), { id: datasets?.id });
      assert.equal(offered[0], `$(info) The list of ${ada} is incomplete: not all drives were read. could not be read`);
    });

    it('do not let a command say that a drive is in none of them', async () => {
      const [photos] = simulator().drives('ada-side');
      assert.equal(await window.run('copyDriveId', { id: photos?.id }), undefined);
      const { text, buttons } = window.messages.at(-1) ?? {};
      assert.match(text ?? '', /secret storage/);
      assert.deepEqual(buttons, ['Try Again']);
      const [drive] = simulator().drives('acme-research');
      assert.equal(await window.run('copyDriveId', { id: drive?.id }), drive?.id);
    });

    it('the locked one is not called signed out where an argument names it', async () => {
      const [photos] = simulator().drives('ada-side');
      assert.equal(await window.run('copyDriveId', { id: photos?.id, team: ada }), undefined);
      assert.match(window.messages.at(-1)?.text ?? '', /secret storage/);
      const asked = { name: 'x', region: 'ny2', sizeGB: 250, team: ada };
      await assert.rejects(window.tool('create', asked), /secret storage/);
      assert.equal(await window.run('copyDriveId', { id: photos?.id, team: 'Nobody' }), undefined);
      assert.match(window.messages.at(-1)?.text ?? '', /not signed in to this team/);
    });

    it('do not let a command say that a machine is in none of them, or that all are listed', async () => {
      assert.equal(await window.run('copySshCommand', { id: 'psnone' }), undefined);
      assert.match(window.messages.at(-1)?.text ?? '', /secret storage/);
      choosing('nothing');
      await window.run('copySshCommand');
      assert.match(offered.join(), /Ada's Side Project: machines not listed · VS Code’s secret/);
    });

    it('say it of a machine where its team is named that can be read', async () => {
      assert.equal(await window.run('copySshCommand', { id: 'psnone', team: acme }), undefined);
      assert.equal(window.messages.at(-1)?.text, 'This team has no such machine.');
      choosing('nothing');
      await window.run('copySshCommand', { team: acme });
      assert.doesNotMatch(offered.join(), /Ada/);
    });

    it('have the other one named before a drive is deleted or made in it', async () => {
      const [drive] = simulator().drives('acme-research');
      const prompts: string[] = [];
      window.answering = box => {
        prompts.push(String((box as unknown as { prompt?: string }).prompt));
        return undefined;
      };
      await window.run('deleteDrive', { id: drive?.id });
      assert.match(prompts[0] ?? '', / · Acme Research · /);
      choosing('nothing');
      const choose = window.answering;
      let looks = 0;
      window.answering = box => (looks++ === 0 ? (choose(box), undefined) : undefined);
      const wish = { region: drive?.region, networkId: drive?.networkId, size: 250 };
      await window.run('createDrive', { ...wish, name: 'made' });
      assert.ok(offered.includes('Team Acme Research'), offered.join());
      assert.ok(
        simulator()
          .drives('acme-research')
          .every(({ name }) => name !== 'made'),
      );
    });

    it('do not let a link say that a drive is in none of them', async () => {
      const { Uri } = await import('vscode');
      await window.links?.handleUri(Uri.parse('vscode://shared-drives.paperspace-shared-drives/drive/sdwhose'));
      assert.match(window.messages.at(-1)?.text ?? '', /secret storage/);
    });
  });
});
