import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mountDirectory, safeName } from '../../../src/core/mount/mountDirectory';
import { awkward } from './arbitrary';

const shown = (template: string, drive = { id: 'sd1', name: 'data' }, drives: { id: string; name: string }[] = []) => {
  const result = mountDirectory(template, drive, drives);
  return result.ok ? result.directory.shown : result.refusal.reason;
};

describe("A drive's name made safe", () => {
  for (const [name, safe] of [
    ['datasets', 'datasets'],
    ['My Data', 'My-Data'],
    ['a/b\\c', 'a-b-c'],
    ['v1.2_final-3', 'v1.2_final-3'],
    ['.hidden', '.hidden'],
    ['-rf', 'rf'],
    ['--', 'sd1'],
    ['', 'sd1'],
    ['.', 'sd1'],
    ['..', 'sd1'],
    ['-..', 'sd1'],
    ['データ', 'sd1'],
    ['データ 1', '1'],
    ['😀x', 'x'],
    ["it's $(touch pwned)", 'it-s---touch-pwned-'],
    ['a\nb', 'a-b'],
  ] as const) {
    it(`${JSON.stringify(name)} → ${safe}`, () => assert.equal(safeName({ id: 'sd1', name }), safe));
  }

  it('leaves room for what follows', () => assert.equal(safeName({ id: 'sd1', name: 'x'.repeat(300) }).length, 120));
  it('is never empty, even with an id of no use', () => assert.equal(safeName({ id: '..', name: '/' }), 'drive'));
  it('is always one plain part of a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (name, id) => {
        const safe = safeName({ id, name });
        return /^[A-Za-z0-9._][A-Za-z0-9._-]*$/.test(safe) && safe !== '.' && safe !== '..';
      }),
      { numRuns: 1000 },
    );
  });
});

describe('A mount directory', () => {
  for (const [template, directory] of [
    ['/mnt/${name}', '/mnt/data'],
    ['/mnt/${id}', '/mnt/sd1'],
    ['/srv/${name}/${id}', '/srv/data/sd1'],
    ['/mnt/a b/${name}', '/mnt/a b/data'],
    ["/mnt/it's", "/mnt/it's"],
    ['/mnt/$HOME', '/mnt/$HOME'],
    ['/mnt/$(touch pwned)', '/mnt/$(touch pwned)'],
    ['/mnt/${name}/', '/mnt/data'],
    [' /mnt/${name} ', '/mnt/data'],
    ['//mnt///${name}', '/mnt/data'],
    ['~/Paperspace/${name}', '~/Paperspace/data'],
    ['/home/me/${name}', '/home/me/data'],
    ['/mnt/日本', '/mnt/日本'],
    ['/mnt/..a', '/mnt/..a'],
    ['/usr/local/data', '/usr/local/data'],
    ['/tmp/x', '/tmp/x'],
  ] as const) {
    it(`${JSON.stringify(template)} → ${directory}`, () => assert.equal(shown(template), directory));
  }

  it('is split for the shell', () => {
    assert.deepEqual(mountDirectory('~/Paperspace/${name}', { id: 'sd1', name: 'data' }, []), {
      ok: true,
      directory: { base: 'home', path: 'Paperspace/data', shown: '~/Paperspace/data' },
    });
    assert.deepEqual(mountDirectory('/mnt/${name}', { id: 'sd1', name: 'data' }, []), {
      ok: true,
      directory: { base: 'root', path: 'mnt/data', shown: '/mnt/data' },
    });
  });

  for (const [template, reason] of [
    ['', 'empty'],
    ['  ', 'empty'],
    ['mnt/${name}', 'relative'],
    ['./x', 'relative'],
    ['C:\\drives', 'relative'],
    ['~root/x', 'relative'],
    ['~', 'systemDirectory'],
    ['~/', 'systemDirectory'],
    ['/mnt/../etc', 'dotDot'],
    ['/..', 'dotDot'],
    ['/mnt/./x', 'dotDot'],
    ['~/../x', 'dotDot'],
    ['/mnt/a\nb', 'controlCharacter'],
    ['/mnt/a\0b', 'controlCharacter'],
    ['/mnt/a\tb', 'controlCharacter'],
    ['/mnt/a\u001b[31m', 'controlCharacter'],
    ['/mnt/a\u2028b', 'controlCharacter'],
    ['/mnt/\ud800', 'brokenText'],
    [`/mnt/${'x/'.repeat(520)}`, 'tooLong'],
    [`/mnt/${'é'.repeat(128)}`, 'tooLong'],
    ['/mnt/${user}', 'unknownPlaceholder'],
    ['/mnt/${}', 'unknownPlaceholder'],
    ...'/ // /etc /etc/ /usr /home /root /var /mnt /tmp /boot /dev /proc /sys /run /bin /sbin /lib /opt /srv /media'
      .split(' ')
      .map(path => [path, 'systemDirectory'] as const),
    ...'/etc/x /proc/x /sys/x /dev/shm/x /boot/x /usr/bin/x /bin/x /Users /Volumes /System/x /var/lib /usr/local'
      .split(' ')
      .map(path => [path, 'systemDirectory'] as const),
  ] as const) {
    it(`${JSON.stringify(template.slice(0, 40))} is refused: ${reason}`, () => assert.equal(shown(template), reason));
  }

  it('says which placeholder and which directory of the system', () => {
    const drive = { id: 'sd1', name: 'data' };
    assert.deepEqual(mountDirectory('/mnt/${nmae}', drive, []), {
      ok: false,
      refusal: {
        kind: 'badDirectory',
        template: '/mnt/${nmae}',
        reason: 'unknownPlaceholder',
        placeholder: '${nmae}',
      },
    });
    assert.deepEqual(mountDirectory('/${name}/x', { id: 'sd1', name: 'etc' }, []), {
      ok: false,
      refusal: { kind: 'badDirectory', template: '/${name}/x', reason: 'systemDirectory', directory: '/etc' },
    });
  });

  const twins = [
    { id: 'sd1', name: 'data' },
    { id: 'sd2', name: 'data' },
  ];
  it('has the id added where two drives share a name', () => {
    assert.deepEqual(
      twins.map(drive => shown('/mnt/${name}', drive, twins)),
      ['/mnt/data-sd1', '/mnt/data-sd2'],
    );
  });
  it('has the id added where two names become the same', () => {
    assert.equal(shown('/mnt/${name}', { id: 'sd3', name: 'a b' }, [{ id: 'sd4', name: 'a/b' }]), '/mnt/a-b-sd3');
  });
  it('has the id added where the setting names no drive at all', () => {
    assert.equal(shown('/data', { id: 'sd3', name: 'a' }, [{ id: 'sd4', name: 'b' }]), '/data-sd3');
  });
  it('stays apart from another one that had its id added', () => {
    const three = [...twins, { id: 'sd5', name: 'data-sd1' }];
    const all = three.map(drive => shown('/mnt/${name}', drive, three));
    assert.deepEqual(all, ['/mnt/data-sd1', '/mnt/data-sd2', '/mnt/data-sd1-sd5']);
  });
  it('is not changed by the drive itself being in the list, nor by other names', () => {
    const drives = [
      { id: 'sd1', name: 'data' },
      { id: 'sd2', name: 'Data' },
    ];
    assert.equal(shown('/mnt/${name}', { id: 'sd1', name: 'data' }, drives), '/mnt/data');
  });
  it('with the id in it needs no more', () => {
    assert.equal(shown('/mnt/${id}', { id: 'sd1', name: 'data' }, twins), '/mnt/sd1');
  });

  it('never leaves its folder, whatever the drive is called', () => {
    for (const name of [...awkward, '../../etc', '/etc/passwd', '\0', '..\\..']) {
      assert.match(shown('/mnt/${name}', { id: 'sd1', name }), /^\/mnt\/[A-Za-z0-9._][A-Za-z0-9._-]*$/);
    }
  });
});
