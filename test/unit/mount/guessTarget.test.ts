import assert from 'node:assert/strict';
import { guessTarget } from '../../../src/core/mount/guessTarget';

describe('The target for a document', () => {
  const kubernetes = 'apiVersion: v1\nkind: Pod\n';
  for (const [language, file, text, preferred, expected] of [
    ['shellscript', '/x/setup.sh', '', 'linux', 'linux'],
    ['shellscript', '/x/setup.sh', '', 'fstab', 'fstab'],
    ['shellscript', '/x/setup.sh', '', 'macos', 'macos'],
    ['shellscript', '/x/setup.sh', '', 'powershell', 'linux'],
    ['shellscript', '/x/setup.sh', '', undefined, 'linux'],
    ['powershell', 'C:\\x\\setup.ps1', '', 'linux', 'powershell'],
    ['bat', 'C:\\x\\setup.bat', '', 'powershell', 'cmd'],
    ['yaml', '/x/compose.yaml', '', 'linux', 'compose'],
    ['yaml', '/x/docker-compose.prod.yml', kubernetes, undefined, 'compose'],
    ['yaml', 'C:\\x\\compose.override.yml', '', undefined, 'compose'],
    ['yaml', '/x/composer.yaml', '', undefined, undefined],
    ['yaml', '/compose/app.yaml', '', undefined, undefined],
    ['yaml', '/x/pod.yaml', kubernetes, undefined, 'kubernetes'],
    ['yaml', '/x/app.yaml', 'name: a\nservices:\n  web: {}\n', undefined, 'compose'],
    ['yaml', '/x/app.yaml', '  services:\n', 'kubernetes', undefined],
    ['dockercompose', '/x/any.yaml', '', undefined, 'compose'],
    ['plaintext', 'Untitled-1', '', 'uri', undefined],
    ['ini', '/x/rclone.conf', '', 'rclone', undefined],
    ['python', '/x/a.py', '', 'linux', undefined],
  ] as const) {
    it(`${language} ${file} ${JSON.stringify(text)}, ${preferred ?? 'nothing'} preferred: ${expected ?? 'asks'}`, () => {
      assert.equal(guessTarget({ language, file, text }, preferred), expected);
    });
  }
});
