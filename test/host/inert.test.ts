import assert from 'node:assert/strict';
import { until } from '../ui/until';
import { useQuickClock, useSimulator } from './harness';
import { Recorded } from './recorded';

/** What a name, or any other text of the service, could try: a link that runs a command, an icon, marks that turn the reading direction, a terminal's control characters, line ends. */
const hostile =
  'a\n\n](command:evil) [x](command:evil) $(flame) \u202Efdp\u202C \u001B]0;t\u0007 <b>x</b> ../.. \u2028z';
const fields = new Set([
  ...['name', 'namespace', 'email', 'firstName', 'lastName', 'region', 'network', 'netmask'],
  ...['state', 'os', 'privateIp', 'publicIp', 'message', 'username'],
]);

/** An answer with that in every text that is a name to people. */
function bent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bent);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, each]): [string, unknown] => [
    name,
    fields.has(name) && typeof each === 'string' ? hostile : bent(each),
  ]);
  return Object.fromEntries(entries);
}

const [first, second] = ['pskey_made_up_admin', 'pskey_made_up_second_team'];

describe('a text of the service', () => {
  const simulator = useSimulator();
  let window: Recorded;
  useQuickClock();

  beforeEach(async () => {
    simulator().reset({ drives: [{ name: 'one' }, { name: 'two' }], readyAfterMs: 0 });
    window = new Recorded();
    await window.start();
  });
  afterEach(async () => {
    await window.end();
    process.env['PAPERSPACE_API_KEY'] = first;
  });

  /** Of a box, what VS Code draws; its items carry data besides. What a command gives back is data too. */
  function shown(): readonly string[] {
    const drawn = /^\s*(?:title|placeholder|prompt|validationMessage|label|description|detail|tooltip): /;
    const lines = (box: string) => box.split('\n').filter(line => drawn.test(line));
    return window.said
      .filter(said => !/^\w+ resolved to /.test(said))
      .map(said => (said.startsWith('box ') ? ['box', ...lines(said)].join('\n') : said));
  }

  /**
   * What must not reach a person as it came: what would be obeyed, and what would lie. `inspect` writes control characters
   * out; a document has no links of Markdown.
   */
  const live = [/^(?!document )[^]*\]\(command:evil\)/, /\u202E/, /[^\P{Cc}\n\t]|\\x1B/u, /\u2028/, /'a\\n|\ba\n\n/];
  /** VS Code draws icons in the items of a quick pick and in the status bar, and in no other text that names anything. */
  const icon = /^(?:box\n[^]*(?:label|description|detail): |status ).*(?<!\\)\$\(flame\)/;

  function assertInert(atLeast: number): void {
    const all = shown();
    assert.ok(all.filter(said => said.includes('fdp')).length > atLeast);
    for (const pattern of [...live, icon]) {
      assert.deepEqual(
        all.filter(said => pattern.test(said)).map(said => said.slice(0, 400)),
        [],
        pattern.source,
      );
    }
    assert.ok(window.messages.every(({ text }) => !/[\p{Cc}\p{Zl}]/u.test(text)));
  }

  async function runAll(): Promise<void> {
    const [drive] = simulator().drives();
    const names = window.commandNames.filter(name => !/^sign|^replaceKey|^deleteDrive/.test(name));
    for (const name of names) await window.run(name, { id: drive?.id });
    await window.rows();
    for (const name of [...names, 'deleteDrive']) await window.run(name);
  }

  it('is inert wherever it is shown: rows, tooltips, boxes, messages, documents, terminals, the log', async () => {
    simulator().fail({ rewrite: bent });
    await window.run('signIn');
    await window.run('refresh');
    // Networks and machines are below drives once they are read.
    await until(
      'all rows',
      () => window.rows(),
      () => window.said.some(said => said.startsWith('row') && said.includes('vm-')),
    );
    await runAll();
    await window.run('signOut');
    assertInert(50);
  });

  it('is inert where teams are told apart, and where somebody looks before something is made or deleted', async () => {
    simulator().fail({ rewrite: bent });
    for (const key of [first, second]) {
      process.env['PAPERSPACE_API_KEY'] = key;
      await window.run('signIn');
    }
    await window.run('refresh');
    const drives = simulator().drives();
    const [{ id: team } = { id: '' }] = simulator().state.teams;
    const wish = { team, region: 'ny2', networkId: drives[0]?.networkId, size: 250 };
    assert.ok(await window.run('createDrive', { ...wish, name: 'fdp $(flame)' }));
    await window.run('createDrive', { ...wish, name: 'fdp $(flame)', networkId: 'nwnone' });
    const rows = drives.map(({ id }) => ({ kind: 'drive', account: team, region: 'ny2', id }));
    await window.run('deleteDrive', rows[0], rows);
    simulator().fail({ path: '/shared-drives', key: second, status: 400, body: { message: hostile } });
    simulator().fail({ path: '/machines', key: second, status: 400, body: { message: hostile } });
    await window.run('refresh');
    for (const name of ['copyDriveId', 'copySshCommand', 'copyPrivateAddress']) await window.run(name);
    assertInert(20);
  });

  it('is inert where it refuses', async () => {
    await window.run('signIn');
    await window.run('refresh');
    simulator().fail({ status: 400, body: { message: hostile, issues: [{ message: hostile }], details: hostile } });
    await runAll();
    assertInert(10);
  });

  for (const namespace of ['acme-research', '../evil', 'a/b', '?x#y', '@evil.example', '.', '\ud800', hostile]) {
    it(`leads to no page but the team’s: ${JSON.stringify(namespace.slice(0, 20))}`, async () => {
      simulator().fail({
        path: '/auth/session',
        rewrite: answer => {
          const { team, ...rest } = Object(answer) as { team: object };
          return { ...rest, team: { ...team, namespace } };
        },
      });
      await window.run('signIn');
      const page = namespace === 'acme-research' ? 'acme-research/drives' : '';
      assert.deepEqual(await window.run('openConsole'), { url: `https://console.paperspace.com/${page}` });
      assert.ok(window.said.includes(`opened https://console.paperspace.com/${page}`));
      assert.equal(window.messages.filter(({ severity }) => severity === 'error').length, 0);
    });
  }
});
