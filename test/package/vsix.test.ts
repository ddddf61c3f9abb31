import assert from 'node:assert/strict';
import { testVsix } from '../../scripts/lib/project.mjs';
import { mayShip, mustShip } from '../../scripts/lib/vsixContents.mjs';
import { zipEntries } from '../../scripts/lib/zip.mjs';

describe('the packed VSIX', () => {
  const entries = () => zipEntries(testVsix);
  const scripts = () => entries().filter(({ name }) => name.endsWith('.js'));

  it('holds nothing that is not on the list', () => {
    const strangers = entries().filter(({ name }) => !mayShip.some(pattern => pattern.test(name)));
    assert.deepEqual(
      strangers.map(({ name }) => name),
      [],
    );
  });

  for (const name of mustShip) {
    it(`holds ${name}`, () => assert.ok(entries().some(entry => entry.name === `extension/${name}`)));
  }

  it('holds no source map, neither as a file nor inside a script', () => {
    for (const { name, read } of scripts()) assert.doesNotMatch(read().toString(), /sourceMappingURL/, name);
  });

  it('holds none of the simulator', () => {
    for (const { name, read } of scripts())
      assert.doesNotMatch(read().toString(), /pskey_made_up|startSimulator/, name);
  });
});
