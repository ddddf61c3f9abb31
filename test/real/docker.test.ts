import assert from 'node:assert/strict';
import { sampleCredentials, sampleSize, inBatches, sampleSnippet, snippet } from './sample';
import type { Sample } from './sample';
import { runSnippets } from './batch';
import type { BatchOptions, BatchResult } from './batch';
import { startDocker } from './docker';
import type { Volume } from './docker';
import { resourceName } from '../../src/core/mount/resourceName';
import { dockerFlags } from '../../src/core/mount/targets/dockerVolume';
import { dockerOptions } from '../unit/mount/containerReaders';
import { hostileInputs } from './hostileInputs';

describe('The docker snippet, run for real beside what answers as Docker does', () => {
  const { seed, samples: drawn } = sampleCredentials(2 * sampleSize);
  // Some passwords hold a mount flag, and are refused: test/unit/mount/containers.test.ts has those.
  const samples = drawn.filter(({ password }) => !dockerFlags.some(flag => `${password},`.includes(`,${flag},`)));
  samples.splice(sampleSize);
  before('enough are left', () => assert.equal(samples.length, sampleSize));

  it('include: Docker is told the true user and password, generated ones, in bash', () =>
    inBatches(samples, async batch => {
      const snippets = batch.map(each => sampleSnippet('docker', 'include', each));
      const { result, volumes } = await besideDocker(snippets, { shell: 'bash' });
      tells(batch, result, volumes, `seed ${seed}`);
    }));

  it('include: Docker is told the true user and password, hostile values in every field, in zsh', async () => {
    const snippets = hostileInputs.map(given => snippet('docker', 'include', given));
    const told = hostileInputs.map(({ drive: { id, mountPoint, username }, password = '' }) => {
      return { id, username, password, mark: password, device: mountPoint.replaceAll('\\', '/') };
    });
    const { result, volumes } = await besideDocker(snippets, { shell: 'zsh' });
    tells(told, result, volumes, 'hostile');
  });

  it('prompt: Docker is told what was typed', async () => {
    const some = samples.filter(({ password }, at) => at % 3 === 0 && !/\p{Cc}/u.test(password));
    await inBatches(some, async batch => {
      const snippets = batch.map(each => sampleSnippet('docker', 'prompt', each));
      const { result, volumes } = await besideDocker(snippets, { answers: batch.map(({ password }) => password) });
      tells(batch, result, volumes, `seed ${seed}`);
    });
  });

  it('pasted twice asks for one volume, and says so', async () => {
    const one = sampleSnippet('docker', 'include', { id: 'sd1', username: 'u', password: 'made-up', mark: '' });
    const { result, volumes } = await besideDocker([one, one]);
    assert.equal(volumes.length, 1);
    assert.match(result.runs[1]?.output ?? '', /^The volume paperspace-sd1 is there already\./);
  });
});

interface Told extends Sample {
  readonly device?: string;
}

function tells(wanted: readonly Told[], result: BatchResult, volumes: readonly Volume[], seed: string): void {
  for (const [at, { id, username, password, mark, device = `//127.0.0.1/${id}` }] of wanted.entries()) {
    const why = `${seed}, ${id}: ${result.runs[at]?.output ?? ''}`;
    const volume = volumes.find(({ Name }) => Name === resourceName(id));
    const options = dockerOptions(volume?.DriverOpts.o ?? '');
    assert.deepEqual([options.get('username'), options.get('password')], [username, password], why);
    assert.equal(volume?.DriverOpts.device, device, why);
    // A short one occurs in the words of the commands themselves.
    if (mark.length < 8) continue;
    const told = result.runs[at]?.commands.filter(command => command.includes(mark));
    assert.deepEqual(told, [], `${why}: the secret is in an argument list or environment`);
  }
  assert.equal(result.pwned, false);
}

async function besideDocker(snippets: readonly string[], options: BatchOptions = {}) {
  const docker = await startDocker();
  try {
    const before = `export DOCKER_HOST='unix://${docker.socket}'`;
    return { result: await runSnippets(snippets, { ...options, before }), volumes: docker.volumes };
  } finally {
    await docker.stop();
  }
}
