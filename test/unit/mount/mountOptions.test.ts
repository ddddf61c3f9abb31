import assert from 'node:assert/strict';
import { mountOptions } from '../../../src/core/mount/mountOptions';

describe('Extra mount options', () => {
  const modes = ['file_mode=0755', 'dir_mode=0755'];

  it('are the modes alone when the setting is empty', () => {
    assert.deepEqual(mountOptions([]), { ok: true, options: modes });
  });

  const allowed = [
    'vers=2.1 vers=3 vers=3.0 vers=3.02 vers=3.0.2 vers=3.1.1 vers=3.11 vers=default',
    'mfsymlinks seal nobrl noserverino serverino noperm nounix hard soft fsc ro rw nosuid nodev noexec mapposix',
    'cache=strict cache=none cache=loose actimeo=30 rsize=65536 wsize=65536 max_channels=4 multichannel iocharset=utf8',
  ].flatMap(line => line.split(' '));
  for (const option of allowed) {
    it(`${option} is allowed`, () => {
      assert.deepEqual(mountOptions([option]), { ok: true, options: [...modes, option] });
    });
  }

  it('replace the modes of our own', () => {
    const result = mountOptions(['dir_mode=0700', 'file_mode=600']);
    assert.deepEqual(result, { ok: true, options: ['file_mode=600', 'dir_mode=0700'] });
  });

  it('count once each, and the last one wins', () => {
    const result = mountOptions(['vers=3.0', 'seal', 'vers=3.1.1']);
    assert.deepEqual(result, { ok: true, options: [...modes, 'vers=3.1.1', 'seal'] });
  });

  const refusedNames = [
    'ip addr unc target path port user username users pass password password2 passwd cred credentials',
    'domain dom workgroup sec uid gid cruid forceuid suid dev exec guest remount backupuid sep nonsense VERS',
    '__proto__ constructor x-systemd.automount _netdev',
  ].flatMap(line => line.split(' '));
  for (const name of refusedNames) {
    it(`${name} is refused by name`, () => {
      const refusal = { kind: 'optionNotAllowed', name };
      assert.deepEqual(mountOptions([name]), { ok: false, refusal });
      assert.deepEqual(mountOptions(['seal', `${name}=x`]), { ok: false, refusal });
    });
  }

  const refusedValues: readonly [string, string, string][] = [
    ['vers=1.0', 'vers', '1.0'],
    ['vers=3.0,ip=10.0.0.9', 'vers', '3.0,ip=10.0.0.9'],
    ['vers', 'vers', ''],
    ['vers=', 'vers', ''],
    ['seal=1', 'seal', '1'],
    ['seal=', 'seal', ''],
    ['cache=fast', 'cache', 'fast'],
    ['file_mode=4755', 'file_mode', '4755'],
    ['file_mode=0999', 'file_mode', '0999'],
    ['actimeo=-1', 'actimeo', '-1'],
    ['actimeo=1\n', 'actimeo', '1\n'],
    ['actimeo=$(touch pwned)', 'actimeo', '$(touch pwned)'],
  ];
  for (const [option, name, value] of refusedValues) {
    it(`${JSON.stringify(option)} is refused for its value`, () => {
      assert.deepEqual(mountOptions([option]), { ok: false, refusal: { kind: 'optionValue', name, value } });
    });
  }

  for (const [option, name] of [
    ['seal,user=x', 'seal,user'],
    ['', ''],
    [' seal', ' seal'],
    ['seal\n', 'seal\n'],
    ['=x', ''],
  ] as const) {
    it(`${JSON.stringify(option)} is no option`, () => {
      assert.deepEqual(mountOptions([option]), { ok: false, refusal: { kind: 'optionNotAllowed', name } });
    });
  }
});
