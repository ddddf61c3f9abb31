import assert from 'node:assert/strict';
import { lastLine, mountProblem } from '../../../../src/core/mount/here/mountProblem';

describe('Why a mount failed', () => {
  const handed: readonly (readonly [string, string])[] = [
    ['mount error(13): Permission denied\nRefer to the mount.cifs(8) manual page', 'credentials'],
    ['mount error(2): No such file or directory', 'share'],
    ['mount error(111): could not connect to 10.64.92.2Unable to find suitable address.', 'refused'],
    ['mount error(113): could not connect to 10.64.92.2', 'unreachable'],
    ['mount error(115): Operation now in progress', 'unreachable'],
    ['mount error(112): Host is down', 'dialect'],
    ['mount error(95): Operation not supported', 'dialect'],
    ['mount error: cifs filesystem not supported by the system\nmount error(19): No such device', 'kernel'],
    ['mount error(1): Operation not permitted', 'notPermitted'],
    ['mount error: permission denied or not superuser and mount.cifs not installed SUID', 'notPermitted'],
    ['mount error: could not resolve address for files.example: Unknown error', 'unknownName'],
    ['mount: wrong fs type, … you might need a /sbin/mount.<type> helper program.', 'helperMissing'],
    ['cifs-utils is missing. Install it, then paste again: apt-get install cifs-utils', 'helperMissing'],
    ['/mnt/x holds other files: left alone.', 'taken'],
    ['//10.64.92.2/sd2 is mounted at /mnt/x: left alone.\n', 'taken'],
    ['//10.64.92.2/sd1 is mounted at /mnt/x, now and at every start.\n', 'notSeen'],
    ['//10.64.92.2/sd1 is mounted at /mnt/x.\n+ rm -f /etc/paperspace-drives/sd1.cred\n', 'notSeen'],
    ['mount error(5): Input/output error', 'other'],
    ['', 'other'],
  ];
  for (const [output, problem] of handed) {
    it(`${problem}: ${output.split('\n', 1)[0] ?? ''}`, () => assert.equal(mountProblem(output, true), problem));
  }

  it('of several tries the last one counts', () => {
    const output = 'mount error(113): could not connect to fd00::1mount error(13): Permission denied';
    assert.equal(mountProblem(output, true), 'credentials');
  });

  it('is sudo, as long as root has not got the secret', () => {
    assert.equal(mountProblem('sudo: 3 incorrect password attempts\n', false), 'sudoRefused');
    assert.equal(mountProblem('', false), 'sudoRefused');
    assert.equal(mountProblem('bash: sudo: command not found\n', false), 'noSudo');
    assert.equal(mountProblem("install: cannot create regular file '/etc/x': Read-only file system\n", false), 'other');
  });

  it('is not sudo where root’s commands have said something, though nobody saw them begin', () => {
    assert.equal(mountProblem('+ mkdir -p /mnt/x\nmkdir: cannot create directory', false), 'other');
    assert.equal(mountProblem('mount error(5): Input/output error', false), 'other');
  });

  it('is the person, who has stopped it, where the exit code says so and nothing else is known', () => {
    for (const isHanded of [true, false]) assert.equal(mountProblem('', isHanded, 130), 'interrupted');
    assert.equal(mountProblem('mount error(13): Permission denied\n', true, 130), 'credentials');
    assert.equal(mountProblem('mkdir: cannot create directory\n', true, 1), 'other');
  });

  it('is none of the commands’ where they went well by their exit code', () =>
    assert.equal(mountProblem('', true, 0), 'notSeen'));

  it('has the last line for what has no words', () =>
    assert.equal(lastLine('a\nmount error(5): x\n+ rm -f /etc/x\n'), 'mount error(5): x'));
});
