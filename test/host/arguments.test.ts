import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { execute, useSimulator } from './harness';
import { escaping, signIn, signOut } from './signedIn';

/** Commands that take a drive. */
const onDrives = [
  'renameDrive',
  'deleteDrive',
  'copyMountSnippet',
  'copyMountSnippetAs',
  'copyPassword',
  'copyUsername',
  'copyMountPoint',
  'copyDriveId',
  'copyLink',
  'showDetails',
];

const thrower = new Proxy(
  {},
  {
    get: () => {
      throw new Error('made up by a hostile argument');
    },
  },
);

describe('arguments a command cannot use', () => {
  const simulator = useSimulator();

  before(signIn);
  beforeEach(() => simulator().reset());
  after(signOut);

  // A rejection fails these tests as well.
  const nonsense: readonly (readonly [string, unknown])[] = [
    ['a number', 7],
    ['not a number', NaN],
    ['a text', 'sd1234567'],
    ['a truth value', false],
    ['a function', () => 'sd1234567'],
    ['a symbol', Symbol('sd1234567')],
    ['a bigint', 10n],
    ['null', null],
    ['an empty object', {}],
    ['an object that throws when it is read', thrower],
    ['an object that throws a text', Object.defineProperty({}, 'id', { enumerable: true, get: throwText })],
    ['a number for an id', { id: 7 }],
    ['null for an id', { id: null }],
    ['an empty id', { id: '' }],
    ['a list for an id', { id: ['sd1234567'] }],
    ['an object for an id', { id: { toString: () => 'sd1234567' } }],
    ['an id that climbs', { id: '../auth/session' }],
    ['an id with a query', { id: 'sd1?limit=1' }],
    ['an id of two lines', { id: 'sd1\nsd2' }],
    ['an id with a line end', { id: 'sd1\n' }],
    ['an id without end', { id: 'a'.repeat(100_000) }],
    ['a row without its id', { kind: 'drive', account: 'a', region: 'ny2' }],
    ['a row whose id climbs', { kind: 'drive', account: 'a', region: 'ny2', id: '../auth/session' }],
    ['a row whose id is a number', { kind: 'drive', account: 'a', region: 'ny2', id: 7 }],
  ];
  for (const [what, argument] of nonsense) {
    it(`${what}: nothing is done, and nothing but the list is asked for`, async () => {
      for (const name of [...onDrives, 'createDrive']) {
        assert.equal(await escaping(execute(name, argument)), undefined, name);
      }
      assertOnlyLists();
    });
  }

  const fields: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    ['renameDrive', 'a number for a name', { name: 7 }],
    ['renameDrive', 'an empty name', { name: '' }],
    ['renameDrive', 'null for a name', { name: null }],
    ['renameDrive', 'a name of blanks', { name: '   ' }],
    ['renameDrive', 'a name of two lines', { name: 'a\nb' }],
    ['copyMountSnippet', 'a number for a target', { target: 7 }],
    ['copyMountSnippet', 'an empty target', { target: '' }],
    ['copyMountSnippet', 'a target there is not', { target: 'floppy' }],
    ['copyMountSnippet', 'the name of something every object has', { target: 'constructor' }],
    ['copyMountSnippet', 'a truth value for the form', { password: true }],
    ['copyMountSnippet', 'a form there is not', { password: 'yes please' }],
    ['createDrive', 'a number for a name', { name: 7 }],
    ['createDrive', 'a name of two lines', { name: 'a\nb' }],
    ['createDrive', 'a text for a size', { size: '250' }],
    ['createDrive', 'a size below nothing', { size: -250 }],
    ['createDrive', 'a broken size', { size: 2.5 }],
    ['createDrive', 'a size without end', { size: Infinity }],
    ['createDrive', 'a number for a network', { networkId: 7 }],
    ['createDrive', 'a list for a region', { region: ['ny2'] }],
  ];
  for (const [name, what, wrong] of fields) {
    it(`${name} with ${what}: nothing is done`, async () => {
      const drive = someDrive();
      const right =
        name === 'createDrive' ? { name: 'made', region: 'ny2', networkId: drive.networkId, size: 250 } : {};
      const id = name === 'createDrive' ? {} : { id: drive.id };
      await vscode.env.clipboard.writeText('as it was');
      assert.equal(await escaping(execute(name, { ...id, ...right, ...wrong })), undefined);
      assert.equal(await vscode.env.clipboard.readText(), 'as it was');
      assertNothingChanged();
    });
  }

  it('a drive that is not there: nothing is done', async () => {
    for (const name of onDrives) {
      assert.equal(await escaping(execute(name, { id: 'sdgone1234', name: 'x' })), undefined, name);
    }
    assertNothingChanged();
  });

  for (const argument of [[], new Date(0), vscode.Uri.parse('file:///x'), { kind: 'region' }, { kind: 'planet' }]) {
    it(`${JSON.stringify(argument)} names no drive, so that a command asks which`, async () => {
      assert.equal(await escaping(execute('copyDriveId', argument)), undefined);
      assertOnlyLists();
    });
  }

  it('commands that take none look at none', async () => {
    await escaping(execute('findDrive', thrower));
    for (const name of ['sortBy', 'signIn', 'replaceKey', 'signOut']) {
      assert.equal(await escaping(execute(name, thrower)), undefined, name);
    }
    assert.equal(await execute('stopLoading', thrower), undefined);
    assert.notEqual(await execute('refresh', thrower), undefined);
  });

  const someDrive = () => {
    const [drive] = simulator().drives();
    if (!drive) throw new Error('the sample has drives');
    return drive;
  };

  function assertOnlyLists(): void {
    const sent = simulator().requests.map(({ method, path }) => `${method} ${path}`);
    const others = sent.filter(each => !['GET /shared-drives', 'GET /private-networks'].includes(each));
    assert.deepEqual(others, []);
  }

  function assertNothingChanged(): void {
    assert.deepEqual(
      simulator().requests.filter(({ method, path }) => method !== 'GET' || path.includes('..')),
      [],
    );
  }
});

describe('rows as arguments', () => {
  const simulator = useSimulator();

  before(signIn);
  after(signOut);

  const row = (name: string) => {
    const drive = simulator()
      .drives()
      .find(each => each.name === name);
    if (!drive) throw new Error(`no drive ${name}`);
    return { kind: 'drive', account: 'any', region: drive.region, id: drive.id };
  };
  const readSince = (before: number) =>
    simulator()
      .requests.slice(before)
      .map(({ method, path }) => `${method} ${path}`)
      .filter(each => each.startsWith('GET /shared-drives/') || !each.startsWith('GET '));

  it('a command for one drive takes the clicked row, whatever is selected with it', async () => {
    const [first, clicked] = [row('datasets'), row('checkpoints')];
    assert.equal(await execute('copyDriveId', clicked, [first, clicked]), clicked.id);
    assert.equal(await execute('copyDriveId', clicked, [first]), clicked.id);
    assert.equal(await execute('copyDriveId', clicked, undefined), clicked.id);
  });

  it('Delete asks about all selected rows if the clicked one is among them', async () => {
    const [first, clicked] = [row('datasets'), row('checkpoints')];
    const before = simulator().requests.length;
    assert.equal(await escaping(execute('deleteDrive', clicked, [first, clicked])), undefined);
    assert.deepEqual(readSince(before), [`GET /shared-drives/${clicked.id}`, `GET /shared-drives/${first.id}`]);
  });

  it('Delete asks about the clicked row alone if others are selected', async () => {
    const clicked = row('checkpoints');
    const before = simulator().requests.length;
    assert.equal(await escaping(execute('deleteDrive', clicked, [row('datasets'), row('models')])), undefined);
    assert.deepEqual(readSince(before), [`GET /shared-drives/${clicked.id}`]);
  });

  it('a keybinding where nothing is selected does nothing and asks nothing', async () => {
    const before = simulator().requests.length;
    for (const name of onDrives) assert.equal(await execute(name, { from: 'keybinding' }), undefined, name);
    assert.deepEqual(readSince(before), []);
  });
});

function throwText(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
  throw 'made up by a hostile argument';
}
