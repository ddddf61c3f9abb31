import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { amongVolumes, hasVolumesOnOneLine } from '../../../src/core/mount/composeVolumes';
import { renderSnippet } from '../../../src/core/mount/render';
import { input } from './arbitrary';

describe('A volume among those of a Compose file', () => {
  const snippet = renderSnippet('compose', 'prompt', input());
  assert.ok(snippet.ok);
  const own = parse(snippet.text) as { volumes: object };
  const inserted = (file: string) => {
    const place = amongVolumes(file, snippet.text);
    assert.ok(place, 'no place');
    const lines = file.split('\n');
    return [...lines.slice(0, place.line), place.text + lines.slice(place.line).join('\n')].join('\n');
  };

  for (const [what, file, others] of [
    ['below the key', 'services: {}\nvolumes:\n  other:\n    driver: local\n', { other: { driver: 'local' } }],
    ['with their indent', 'volumes: # ours\n\n    # old\n    other: {}\nservices: {}\n', { other: {} }],
    ['where the key has none yet', 'volumes:\nservices: {}\n', {}],
  ] as const) {
    it(`stands ${what}`, () => {
      assert.deepEqual(parse(inserted(file)), { services: {}, volumes: { ...own.volumes, ...others } });
    });
  }

  it('has no place where the file has no such key', () => {
    for (const file of ['services:\n  a:\n    volumes:\n      - x:/y\n', '']) {
      assert.equal(amongVolumes(file, snippet.text), undefined);
      assert.equal(hasVolumesOnOneLine(file), false);
    }
  });

  it('has none either where the volumes are on one line, which is known', () => {
    for (const file of ['volumes: {}\n', 'services: {}\nvolumes: { data: {} } # ours', 'volumes:\t~\r\n']) {
      assert.equal(amongVolumes(file, snippet.text), undefined);
      assert.equal(hasVolumesOnOneLine(file), true);
    }
    for (const file of ['volumes:\n  a: {}\n', 'volumes: # ours\n', 'volumes: \n  a: {}\n']) {
      assert.equal(hasVolumesOnOneLine(file), false);
    }
  });
});
