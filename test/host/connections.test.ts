import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DriveStore } from '../../src/core/drives/driveStore';
import { NetworkList } from '../../src/core/drives/networkList';
import { Connections } from '../../src/core/machines/connections';
import { MountIndex } from '../../src/core/mount/table/mountIndex';
import type { Account } from '../../src/ui/account/account';
import { DriveTree } from '../../src/ui/tree/driveTree';
import { isNode, nodeId, type Node } from '../../src/ui/tree/nodes';
import { clientFor, driveOf } from '../unit/drives/fixtures';
import { until } from '../ui/until';
import { execute, useSimulator, withSettings } from './harness';
import { Recorded } from './recorded';
import { escaping, signIn, signOut } from './signedIn';

describe('what a drive shows when it is expanded', () => {
  const simulator = useSimulator();
  let tree: DriveTree;
  let connections: Connections;
  let mounts: MountIndex;

  beforeEach(() => {
    simulator().reset();
    const client = clientFor(simulator());
    const { signal } = new AbortController();
    const networks = new NetworkList(client, signal);
    connections = new Connections(client, networks, signal);
    const store = new DriveStore();
    const [training, staging] = ['training', 'staging'].map(networkNamed);
    store.show([
      driveOf({ id: 'a', networkId: training ?? '', mountPoint: String.raw`\\10.64.92.2\a` }),
      driveOf({ id: 'b', networkId: training ?? '' }),
      driveOf({ id: 'c', networkId: staging ?? '' }),
    ]);
    mounts = new MountIndex();
    const account = { id: 'team1', list: { store }, networks, connections } as unknown as Account;
    tree = new DriveTree(
      { accounts: [account], locked: [], ready: () => Promise.resolve([account]) },
      {
        get index() {
          return mounts;
        },
      },
    );
    connections.event(() => tree.redrawNetworks(account));
  });
  afterEach(() => tree.dispose());

  const networkNamed = (name: string) =>
    simulator()
      .networks()
      .find(each => each.name === name)?.id;
  const asked = () =>
    simulator()
      .requests.map(({ path }) => path)
      .filter(path => path !== '/shared-drives');
  const item = (node: Node) => tree.getTreeItem(node);
  const described = (node: Node) => `${labelOf(item(node))} | ${String(item(node).description)}`;
  const drives = async () => {
    const [region] = await tree.getChildren();
    return tree.getChildren(region);
  };
  const drive = async (id: string) => {
    const found = (await drives()).find(node => node.kind === 'drive' && node.id === id);
    assert.ok(found, id);
    return found;
  };
  const below = async (id: string): Promise<Node[]> => {
    const children = await tree.getChildren(await drive(id));
    await connections.read();
    return (await Promise.all(children.map(async child => [child, ...(await tree.getChildren(child))]))).flat();
  };

  it('nothing is asked before, however often the rows are drawn', async () => {
    for (const node of await drives())
      assert.equal(item(node).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.deepEqual(asked(), []);
  });

  it('one request for networks and one for machines, shared by all rows', async () => {
    const [a, b, c] = await Promise.all([below('a'), below('b'), below('c')]);
    assert.deepEqual(a.map(described), [
      'training | 10.64.92.0/24 · 2 machines',
      'trainer-1 | ready · 10.64.92.4',
      'trainer-2 | off · 10.64.92.5',
    ]);
    assert.deepEqual(b.map(described), a.map(described));
    assert.deepEqual(c.map(described), [
      'staging | 10.64.93.0/24 · 1 machine',
      'workbench | ready · Windows 10 · 10.64.93.3',
    ]);
    assert.deepEqual(asked().sort(), ['/machines', '/private-networks']);
  });

  it('every row has an id of its own, though the machine is the same, and finds its parent', async () => {
    const rows = [...(await below('a')), ...(await below('b'))];
    assert.equal(new Set(rows.map(nodeId)).size, rows.length);
    assert.ok(rows.every(isNode));
    for (const row of rows) {
      const parent = tree.getParent(row);
      assert.ok(parent && (await tree.getChildren(parent)).includes(row), nodeId(row));
    }
  });

  it('menus know what each row is by words', async () => {
    const rows = [...(await below('a')), ...(await below('c'))];
    assert.deepEqual(
      rows.map(row => item(row).contextValue),
      ['network', 'machine ssh address', 'machine ssh address', 'network', 'machine address'],
    );
  });

  it('where it is mounted here comes first', async () => {
    mounts = new MountIndex([{ host: '10.64.92.2', share: 'a', directory: '/mnt/a' }]);
    const [first] = await below('a');
    assert.ok(first);
    assert.equal(described(first), '/mnt/a | mounted here');
    assert.equal(item(first).contextValue, 'mount');
  });

  it('a failure is on the network’s row, with the rest, and is not tried again by drawing', async () => {
    const refused = simulator().fail({ path: '/machines', status: 403 });
    const [network, ...others] = await below('a');
    assert.ok(network);
    assert.deepEqual(others, []);
    assert.equal(described(network), 'training | 10.64.92.0/24 · machines not listed');
    assert.match(
      JSON.stringify(item(network).tooltip),
      /^"training\\n10\.64\.92\.0\/24\\n.*\\nThis API key is not permitted/,
    );
    assert.equal(item(network).contextValue, 'network failed');
    await below('a');
    await below('b');
    assert.equal(refused.hits, 1);
    refused.stop();
    connections.forget();
    assert.equal((await below('a')).length, 3);
  });

  it('machines that are known are still counted when they cannot be read again, and said to be old', async () => {
    await below('a');
    simulator().fail({ path: '/machines', status: 403 });
    connections.forget();
    const [network, ...machines] = await below('a');
    assert.ok(network);
    assert.equal(machines.length, 2);
    assert.equal(described(network), 'training | 10.64.92.0/24 · 2 machines · not up to date');
  });

  it('what a narrow side bar cuts off is in the row’s tooltip', async () => {
    const [network, machine] = await below('a');
    assert.ok(network && machine);
    assert.equal(item(network).tooltip, 'training\n10.64.92.0/24\n2 machines');
    assert.match(JSON.stringify(item(machine).tooltip), /^"trainer-1\\nready\\n10\.64\.92\.4\\n/);
  });

  it('nobody waits for the service: the network says that it is read, and is drawn again once something is known', async () => {
    const redrawn = () => new Promise(resolve => tree.onDidChangeTreeData(resolve));
    const [networks, machines] = ['/private-networks', '/machines'].map(path =>
      simulator().fail({ path, hang: 'beforeHeaders' }),
    );
    const [network] = await tree.getChildren(await drive('a'));
    assert.ok(network);
    assert.deepEqual(await tree.getChildren(network), []);
    assert.equal(described(network), `${networkNamed('training') ?? ''} | loading…`);
    const named = redrawn();
    networks?.stop();
    assert.deepEqual(await named, [network]);
    assert.equal(described(network), 'training | 10.64.92.0/24 · loading…');
    const whole = redrawn();
    machines?.stop();
    assert.deepEqual(await whole, [network]);
    assert.equal(described(network), 'training | 10.64.92.0/24 · 2 machines');
    assert.equal((await tree.getChildren(network)).length, 2);
  });

  it('without the networks’ names there are still machines', async () => {
    simulator().fail({ path: '/private-networks', status: 403 });
    const rows = await below('a');
    assert.deepEqual(rows.map(described), [
      `${networkNamed('training') ?? ''} | 2 machines · name not known`,
      'trainer-1 | ready · 10.64.92.4',
      'trainer-2 | off · 10.64.92.5',
    ]);
  });

  it('read again, it draws nothing when nothing changed, and rows of networks when something did', async () => {
    await below('a');
    const drawn: unknown[] = [];
    tree.onDidChangeTreeData(rows => drawn.push(rows));
    connections.forget();
    await connections.read();
    assert.deepEqual(drawn, []);
    const [machine] = simulator().machines();
    simulator().changeMachine(machine?.id ?? '', { state: 'stopping' });
    connections.forget();
    await connections.read();
    assert.equal(drawn.length, 1);
    assert.ok((await below('a')).map(described).includes('trainer-1 | stopping… · 10.64.92.4'));
  });

  it('nothing, and no arrow, where the setting says so', async () => {
    await withSettings({ showConnections: false }, async () => {
      for (const node of await drives()) {
        assert.equal(item(node).collapsibleState, vscode.TreeItemCollapsibleState.None);
        assert.deepEqual(await tree.getChildren(node), []);
      }
    });
    assert.equal(item(await drive('a')).collapsibleState, vscode.TreeItemCollapsibleState.Collapsed);
    assert.deepEqual(asked(), []);
  });
});

describe('a network that is made with a drive', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });

  it('has its name and its range under it, though networks were read before', async () => {
    const window = new Recorded();
    await window.start();
    try {
      await window.run('signIn');
      await until(
        'the networks',
        () => window.rows({ hovered: false }),
        rows => rows.includes('training'),
      );
      window.answering = box => {
        const { items } = box as unknown as { items: readonly vscode.QuickPickItem[] };
        const found = items.find(({ label }) => label.includes('New private network'));
        if (found) Object.assign(box, { activeItems: [found] });
        return items.length === 0 ? 'brand-new' : true;
      };
      await window.run('createDrive', { region: 'ny2', name: 'made', size: 250 });
      assert.ok(
        simulator()
          .networks()
          .some(({ name }) => name === 'brand-new'),
      );
      await until(
        'the new network',
        () => window.rows({ hovered: false }),
        rows => rows.includes('brand-new'),
      );
    } finally {
      await window.end();
    }
  });
});

describe('the message after a machine’s SSH command', () => {
  const simulator = useSimulator();

  it('copies the public address that the machine has when its button is pressed', async () => {
    const window = new Recorded();
    await window.start();
    try {
      await window.run('signIn');
      const { id = '' } =
        simulator()
          .machines()
          .find(({ name }) => name === 'trainer-1') ?? {};
      await window.run('copySshCommand', { id });
      simulator().changeMachine(id, { publicIp: '203.0.113.99' });
      window.messages.at(-1)?.close('Copy with the Public Address');
      await until(
        'the public address',
        () => Promise.resolve(window.clipboard),
        text => text === 'ssh paperspace@203.0.113.99',
      );
    } finally {
      await window.end();
    }
  });
});

describe('commands of a machine', () => {
  const simulator = useSimulator();
  before(signIn);
  beforeEach(() => simulator().reset());
  after(signOut);

  const machine = (name: string) => {
    const found = simulator()
      .machines()
      .find(each => each.name === name);
    assert.ok(found, name);
    return found;
  };
  const row = (id: string) => ({
    kind: 'machine',
    account: simulator().state.teams[0]?.id ?? '',
    region: 'ny2',
    drive: 'sd1',
    network: 'nw1',
    id,
  });
  const clipboard = () => vscode.env.clipboard.readText();

  it('copySshCommand takes { id } or a row, copies the command and resolves to it', async () => {
    for (const called of [{ id: machine('trainer-1').id }, row(machine('trainer-1').id)]) {
      await vscode.env.clipboard.writeText('as before');
      assert.equal(await execute('copySshCommand', called), 'ssh paperspace@10.64.92.4');
      assert.equal(await clipboard(), 'ssh paperspace@10.64.92.4');
    }
  });

  it('copySshCommand takes the public address where there is no private one', async () => {
    assert.equal(await execute('copySshCommand', { id: machine('loner').id }), 'ssh paperspace@203.0.113.12');
  });

  it('copySshCommand never takes a public address from memory: another machine may have it by now', async () => {
    const { id } = machine('loner');
    await execute('copySshCommand', { id });
    simulator().changeMachine(id, { publicIp: '203.0.113.99' });
    assert.equal(await execute('copySshCommand', { id }), 'ssh paperspace@203.0.113.99');
  });

  it('copySshCommand copies nothing where the public address cannot be asked for', async () => {
    const { id } = machine('loner');
    await execute('copySshCommand', { id });
    await vscode.env.clipboard.writeText('as before');
    simulator().fail({ path: '/machines', status: 403 });
    assert.equal(await execute('copySshCommand', { id }), undefined);
    assert.equal(await clipboard(), 'as before');
  });

  it('copySshCommand asks once for private addresses that are wanted one after the other', async () => {
    await execute('copySshCommand', { id: machine('loner').id });
    const before = simulator().requests.length;
    for (const name of ['trainer-1', 'trainer-2']) await execute('copySshCommand', { id: machine(name).id });
    assert.equal(simulator().requests.length, before);
  });

  for (const [what, change] of [
    ['has no address', { privateIp: null, publicIp: null }],
    ['has something else for an address', { privateIp: '10.64.92.4; rm -rf ~', publicIp: '-oProxyCommand=id' }],
  ] as const) {
    it(`copySshCommand copies nothing of a machine that ${what}`, async () => {
      const { id } = machine('render');
      simulator().changeMachine(id, change);
      await execute('checkConnection', { id: simulator().drives()[0]?.id });
      await vscode.env.clipboard.writeText('as before');
      assert.equal(await execute('copySshCommand', { id }), undefined);
      assert.equal(await clipboard(), 'as before');
    });
  }

  it('copySshCommand copies nothing of a machine with Windows; copyPrivateAddress does', async () => {
    const { id } = machine('workbench');
    await vscode.env.clipboard.writeText('as before');
    assert.equal(await execute('copySshCommand', { id }), undefined);
    assert.equal(await clipboard(), 'as before');
    assert.equal(await execute('copyPrivateAddress', { id }), '10.64.93.3');
    assert.equal(await clipboard(), '10.64.93.3');
  });

  it('a machine that nobody has heard of, or another row, copies nothing', async () => {
    const drive = { kind: 'drive', account: 'team1', region: 'ny2', id: simulator().drives()[0]?.id };
    await vscode.env.clipboard.writeText('as before');
    for (const called of [{ id: 'psnobodyhas' }, { id: '../machines' }, drive, { id: 7 }]) {
      assert.equal(await execute('copySshCommand', called), undefined);
    }
    assert.equal(await clipboard(), 'as before');
  });

  it('with nothing they ask, and Escape copies nothing', async () => {
    await vscode.env.clipboard.writeText('as before');
    for (const name of ['copySshCommand', 'openSsh', 'copyPrivateAddress']) {
      assert.equal(await escaping(execute(name)), undefined);
    }
    assert.equal(await clipboard(), 'as before');
  });

  it('no command of a drive takes the row of a machine for the drive', async () => {
    const { id } = machine('trainer-1');
    const before = simulator().requests.length;
    for (const name of ['deleteDrive', 'renameDrive', 'copyPassword', 'copyDriveId', 'mountHere', 'unmount']) {
      assert.equal(await execute(name, row(id)), undefined, name);
    }
    assert.deepEqual(simulator().requests.slice(before), []);
  });
});

const labelOf = ({ label }: vscode.TreeItem) => (typeof label === 'string' ? label : '');
