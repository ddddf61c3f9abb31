import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

const folder = join(import.meta.dirname, '..', '..', '.github', 'workflows');
const step = v.looseObject({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string()), {}),
});
const job = v.looseObject({
  environment: v.optional(v.string()),
  needs: v.optional(v.string()),
  steps: v.array(step),
});
const workflow = v.looseObject({ permissions: v.record(v.string(), v.string()), jobs: v.record(v.string(), job) });
const workflows = readdirSync(folder).map(file => {
  const text = readFileSync(join(folder, file), 'utf8');
  return { file, text, ...v.parse(workflow, parse(text)) };
});

describe('workflows', () => {
  for (const { file, text, permissions, jobs } of workflows) {
    it(`${file} takes actions by their hash, with the version beside it, and may only read`, () => {
      const uses = text.match(/uses: .*/g) ?? [];
      assert.ok(uses.length > 0);
      for (const each of uses) assert.match(each, /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
      assert.deepEqual(permissions, { contents: 'read' });
      assert.ok(Object.values(jobs).every(each => !('permissions' in each)));
    });

    it(`${file} puts nothing that others choose into a command`, () => {
      const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
      assert.deepEqual(
        commands.filter(each => each.includes('${{')),
        [],
      );
    });
  }

  it('an action has one hash in all of them', () => {
    const used = new Set(workflows.flatMap(({ text }) => text.match(/[\w-]+\/[\w-]+@[0-9a-f]{40}/g) ?? []));
    const names = [...used].map(each => each.replace(/@.*/, ''));
    assert.deepEqual(names.toSorted(), [...new Set(names)].sort());
  });

  describe('release', () => {
    const release = workflows.find(({ file }) => file === 'release.yml');
    const publish = release?.jobs['publish'];
    const withSecret = publish?.steps.filter(({ env }) => JSON.stringify(env).includes('secrets.')) ?? [];

    it('publishes after all tests and release:check, behind an environment', () => {
      assert.deepEqual([publish?.needs, publish?.environment], ['check', 'marketplaces']);
      const commands = release?.jobs['check']?.steps.flatMap(({ run }) => run ?? []) ?? [];
      assert.deepEqual(commands.slice(0, 2), [
        'npm test',
        'npm run release:check -- --tested --tag "$GITHUB_REF_NAME"',
      ]);
    });

    it('gives each marketplace its own token, in the step that publishes alone, and both the same file', () => {
      assert.equal(release?.text.match(/secrets\./g)?.length, 2);
      assert.equal(withSecret.length, 2);
      for (const { run = '' } of withSecret) {
        assert.match(run, /publish --skip-duplicate (--packagePath )?paperspace-shared-drives\.vsix$/);
      }
      assert.doesNotMatch(JSON.stringify(publish), /vsce package|npm run package/);
    });

    it('compares the file with the one that was checked', () => {
      const commands = publish?.steps.map(({ run = '' }) => run) ?? [];
      const compared = commands.findIndex(run => run.includes('sha256sum --check'));
      assert.ok(compared > 0 && compared < commands.findIndex(run => run.includes('publish')));
    });
  });
});
