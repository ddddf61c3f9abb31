import assert from 'node:assert/strict';
import { settingAtFault, type Refusal } from '../../../src/core/mount/refusal';

describe('the setting to change when no snippet is written', () => {
  const table: readonly (readonly [Refusal, string | undefined])[] = [
    [{ kind: 'optionNotAllowed', name: 'sec' }, 'mountOptions'],
    [{ kind: 'optionValue', name: 'vers', value: '9' }, 'mountOptions'],
    [{ kind: 'badDirectory', template: 'x', reason: 'relative' }, 'mountPath'],
    [{ kind: 'badDirectory', template: '/etc', reason: 'systemDirectory', directory: '/etc' }, 'mountPath'],
    [{ kind: 'unknownTarget', target: 'floppy' }, undefined],
    [{ kind: 'noSuchForm', target: 'cmd', form: 'include' }, undefined],
    [{ kind: 'passwordHas', what: 'newline' }, undefined],
    [{ kind: 'noMountPoint' }, undefined],
  ];
  for (const [refusal, setting] of table) {
    it(`${refusal.kind}: ${setting ?? 'none'}`, () => assert.equal(settingAtFault(refusal), setting));
  }
});
