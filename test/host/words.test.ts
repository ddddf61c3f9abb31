import assert from 'node:assert/strict';
import type { ListState } from '../../src/core/drives/driveList';
import type { ConnectionReport } from '../../src/core/mount/check/checkConnection';
import { totalOf } from '../../src/core/drives/totals';
import { targets } from '../../src/core/mount/targets';
import { described } from '../../src/ui/log';
import { driveRowLabel, regionRowLabel } from '../../src/ui/words/accessibility';
import { reportText } from '../../src/ui/words/connection';
import { regionFacts } from '../../src/ui/words/drive';
import { asOf, listMessage } from '../../src/ui/words/list';
import { nameProblem } from '../../src/ui/words/name';
import { systemLabel, targetLabel, whereToPaste } from '../../src/ui/words/target';
import { driveOf } from '../unit/drives/fixtures';

describe('words', () => {
  it('are there for every way to mount a drive: a name of its own, and where its snippet goes', () => {
    const labels = targets.map(({ id }) => targetLabel(id));
    assert.equal(new Set(labels).size, targets.length);
    for (const [at, { id, system }] of targets.entries()) {
      assert.notEqual(labels[at], id);
      assert.match(whereToPaste(id), /private network/);
      assert.notEqual(systemLabel(system), '');
    }
  });

  it('for people who hear a row have no dots in them', () => {
    const state = { pending: 'renaming', mountedAt: '/mnt/a' } as const;
    const label = driveRowLabel(driveOf({ id: 'a' }), state);
    assert.equal(label, 'a, shared drive, 250 GB, mounted at /mnt/a, Renaming…');
    const two = [driveOf({ id: 'a' }), driveOf({ id: 'b' })];
    assert.equal(regionRowLabel('East Coast (NY2)', totalOf(two)), 'East Coast (NY2), region, 2 drives, 500 GB');
  });

  it('for a name are asked for where nothing of it is seen', () => {
    for (const name of ['', ' \t', '\u200b', '\u3164', '\u2800']) assert.equal(nameProblem(name), 'Type a name.');
    assert.equal(nameProblem('\u200bx'), undefined);
  });

  it('for thousands of drives have separators', () => {
    const many = Array.from({ length: 3_334 }, (_, at) => driveOf({ id: `d${at}` }));
    assert.deepEqual(regionFacts(totalOf(many)), ['3,334 drives', '833.5 TB']);
    assert.deepEqual(regionFacts(totalOf(many.slice(0, 1))), ['1 drive', '250 GB']);
  });

  it('for a time have the date with it when that is another day', () => {
    const noon = new Date(2026, 10, 24, 12, 0).getTime();
    assert.doesNotMatch(asOf(noon - 3_600_000, noon, 'en'), /Nov/);
    assert.match(asOf(noon - 24 * 3_600_000, noon, 'en'), /Nov 23, 2026/);
  });

  describe('above the rows', () => {
    const at = new Date(2026, 10, 24, 12, 0).getTime();
    const fresh = { loaded: 'whole', at, loading: false, problem: undefined } as const;
    const stopped = { kind: 'stopped' } as const;
    const failed = { kind: 'failed', error: new Error('made up') } as const;
    const time = asOf(at, at, 'en');
    const say = (change: Partial<ListState>, { recalled = false, count = 1_200 } = {}) =>
      listMessage({ ...fresh, ...change }, count, recalled, at);

    it('are none while they are whole and fresh', () => assert.equal(say({}), undefined));

    it('tell how far a long list was read', () => {
      assert.equal(say({ loaded: 'part', loading: true }), '1,200 drives so far…');
    });

    it('say of the last list when it was read, and nothing else while it is read anew', () => {
      assert.equal(say({}, { recalled: true }), `As of ${time}.`);
      assert.equal(say({ loading: true }, { recalled: true }), `As of ${time}.`);
    });

    it('say why the last list was not read anew', () => {
      assert.equal(say({ problem: stopped }, { recalled: true }), `As of ${time}. Loading was stopped.`);
      assert.match(say({ problem: failed }, { recalled: true }) ?? '', /^As of .+\. .+/);
    });

    it('never pass the first rows of a longer list off as all of it', () => {
      assert.equal(
        say({ loaded: 'part', loading: true }, { recalled: true }),
        `As of ${time}. Incomplete: the first 1,200 drives.`,
      );
      assert.match(say({ loaded: 'part', problem: stopped }) ?? '', /^The list is incomplete/);
      assert.match(say({ loaded: 'part', problem: failed }) ?? '', /^The list is incomplete/);
    });
  });

  describe('of Check Connection', () => {
    const drive = driveOf({ id: 'a', name: 'ns '.repeat(40), mountPoint: '\\\\10.64.92.2\\sda' });
    const machine = (name: string) => ({
      ...{ id: name, name, state: 'ready', os: 'Ubuntu', region: 'ny2', networkId: 'n1' },
      ...{ privateIp: '10.64.92.5', publicIp: '203.0.113.9' },
    });
    const fine: ConnectionReport = {
      range: { address: '10.64.92.0', netmask: '255.255.255.0' },
      ownAddress: '10.64.92.7',
      addresses: Array.from({ length: 12 }, (_, at) => `172.17.0.${at + 100}`),
      port: 'open',
      linux: { helper: true, kernel: 'yes' },
      directories: [],
      machines: [machine('trainer'), machine('long-'.repeat(30))],
    };
    const elsewhere = { ownAddress: undefined, port: 'silent' } as const;
    const poor = { helper: false, kernel: 'no' } as const;
    const table: readonly (readonly [Partial<ConnectionReport>, RegExp])[] = [
      [{}, /^Nothing stands in the way of mounting /],
      [
        { ownAddress: undefined },
        /can perhaps be mounted here: this machine is not in its private network, but something/,
      ],
      [elsewhere, /cannot be mounted here: this machine is not in its private network\./],
      [{ port: 'refused' }, /cannot be mounted here: its server does not answer\./],
      [{ port: 'unknownName' }, /cannot be mounted here: its server does not answer\./],
      [{ linux: poor }, /cannot be mounted here yet: mount\.cifs is not installed\./],
      [{ linux: { helper: true, kernel: 'no' } }, /cannot be mounted here: the kernel does not know cifs\./],
      [{ directories: ['/mnt/a'] }, /is mounted on this machine\./],
      [{ directories: ['/mnt/a'], port: 'silent' }, /is mounted on this machine, but its server does not answer now\./],
      [{ ...elsewhere, linux: poor, machines: [] }, /not in its private network\./],
    ];
    for (const [change, verdict] of table) {
      it(`begin with what it comes to, have one advice per failed line and no line too long: ${verdict.source}`, () => {
        const lines = reportText(drive, undefined, { ...fine, ...change }).split('\n');
        const [head = ''] = lines.join('\n').split('\n\n');
        assert.match(head.replaceAll('\n', ' '), verdict);
        assert.ok(head.endsWith('\n\\\\10.64.92.2\\sda'));
        const count = (sign: RegExp) => lines.filter(line => sign.test(line)).length;
        assert.equal(count(/^ {2}→ /), count(/^✗ /));
        assert.ok(
          lines.every(line => line.length <= 100),
          lines.join('\n'),
        );
      });
    }
  });

  it('for the log are one line, whatever an error says', () => {
    assert.doesNotMatch(described(new Error('a\nb')), /\n/);
  });
});
