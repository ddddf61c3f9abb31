import assert from 'node:assert/strict';
import { sampleCredentials, inBatches, sampleSnippet } from './sample';
import type { Sample } from './sample';
import { runSnippets } from './batch';
import type { BatchOptions, BatchResult } from './batch';
import { startDocker } from './docker';
import type { Volume } from './docker';
import { awkward } from '../unit/mount/arbitrary';
import { dockerOptions } from '../unit/mount/containerReaders';

describe('The docker snippet, run for real beside what answers as Docker does', () => {
  const { seed, samples } = sampleCredentials();
  const hostile = awkward.map((value, at) => ({ id: `sd${at}`, username: 'ps-user', password: value, mark: value }));

  for (const [what, all, shell] of [
    ['generated', samples, 'bash'],
    ['hostile', hostile, 'zsh'],
  ] as const) {
    it(`include: Docker is told the true user and password, ${what} ones, in ${shell}`, () =>
      inBatches(all, async batch => {
        const snippets = batch.map(each => sampleSnippet('docker', 'include', each));
        const { result, volumes } = await besideDocker(snippets, { shell });
        tells(batch, result, volumes, `seed ${seed}`);
      }));
  }

  it('prompt: Docker is told what was typed', async () => {
    const some = samples.filter(({ password }, at) => at % 3 === 0 && !/\p{Cc}/u.test(password));
    await inBatches(some, async batch => {
      const snippets = batch.map(each => sampleSnippet('docker', 'prompt', each));
      const { result, volumes } = await besideDocker(snippets, { answers: batch.map(({ password }) => password) });
      tells(batch, result, volumes, `seed ${seed}`);
    });
  });

  it('pasted twice asks for one volume, and says so', async () => {
    const snippet = sampleSnippet('docker', 'include', { id: 'sd1', username: 'u', password: 'made-up', mark: '' });
    const { result, volumes } = await besideDocker([snippet, snippet]);
    assert.equal(volumes.length, 1);
    assert.match(result.runs[1]?.output ?? '', /^The volume paperspace-sd1 is there already\./);
  });
});

function tells(wanted: readonly Sample[], result: BatchResult, volumes: readonly Volume[], seed: string): void {
  for (const [at, { id, username, password, mark }] of wanted.entries()) {
    const why = `${seed}, ${id}: ${result.runs[at]?.output ?? ''}`;
    const volume = volumes.find(({ Name }) => Name === `paperspace-${id}`);
    const options = dockerOptions(volume?.DriverOpts.o ?? '');
    assert.deepEqual([options.get('username'), options.get('password')], [username, password], why);
    assert.equal(volume?.DriverOpts.device, `//127.0.0.1/${id}`, why);
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
