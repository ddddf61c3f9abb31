import assert from 'node:assert/strict';
import { readSmbMappings } from '../../../../src/core/mount/table/smbMappings';

const mapping = (remote: string, local = 'Z:', status = 'OK') => ({ local, remote, status });
const read = (...mappings: readonly object[]) => readSmbMappings(`${JSON.stringify(mappings)}\r\n`);

describe('Windows’ SMB mappings', () => {
  it('tell the letter of a share', () => {
    assert.deepEqual(read(mapping('\\\\10.64.92.2\\sd1')), [{ host: '10.64.92.2', share: 'sd1', directory: 'Z:' }]);
  });

  it('count by number where PowerShell writes the status so', () => {
    assert.equal(read(mapping('\\\\10.64.92.2\\sd1', 'Z:', '0')).length, 1);
  });

  it('do not count without a letter, or while they do not work', () => {
    assert.deepEqual(
      read(mapping('\\\\10.64.92.2\\sd1', ''), mapping('\\\\10.64.92.2\\sd1', 'Z:', 'Disconnected')),
      [],
    );
  });

  it('may be none: an empty array, or nothing printed', () => {
    assert.deepEqual([read(), readSmbMappings(''), readSmbMappings('\r\n')], [[], [], []]);
  });

  for (const text of ['oops', '{}', '[{"local":7}]', 'null']) {
    it(`are not guessed from ${text}`, () => assert.throws(() => readSmbMappings(text)));
  }
});
