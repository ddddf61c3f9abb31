import fc from 'fast-check';
import type { Form } from '../../src/core/mount/refusal';
import { renderSnippet } from '../../src/core/mount/render';
import type { SnippetInput } from '../../src/core/mount/render';
import { credentials, input } from '../unit/mount/arbitrary';

export interface Sample {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  /** A part of the password that occurs nowhere else. */
  readonly mark: string;
}

/** How many generated credentials go through the real tools; `npm run proof` takes 1,000. */
export const sampleSize = Number(process.env['PROOF'] ?? 100);

/** Generated credentials, each with a drive of its own. The seed is told when a test fails. */
export function sampleCredentials(size = sampleSize): { seed: number; samples: Sample[] } {
  const seed = Date.now() % 2 ** 31;
  const generated = fc.sample(credentials, { seed, numRuns: size });
  const samples = generated.map(({ username, password }, at) => {
    const mark = `<made-up-${at}>`;
    return { id: `sd${at}`, username, password: fit(password, mark), mark };
  });
  return { seed, samples };
}

/** Works on parts of at least 50, two at a time: a namespace each, for machines with two cores. */
export async function inBatches<T>(all: readonly T[], work: (batch: readonly T[]) => Promise<void>): Promise<void> {
  const count = Math.max(1, Math.floor(all.length / 50));
  const batches = Array.from({ length: count }, (_, part) => all.filter((_, at) => at % count === part));
  const workOff = async () => {
    for (let batch = batches.pop(); batch; batch = batches.pop()) await work(batch);
  };
  await Promise.all([workOff(), workOff()]);
}

/** The mark stands in the middle, so that both ends stay as they were generated. */
function fit(password: string, mark: string): string {
  const chars = Array.from(password);
  const short = chars.slice(0, 150);
  return [...short.slice(0, short.length / 2), mark, ...short.slice(short.length / 2)].join('');
}

export function snippet(target: string, form: Form, given: SnippetInput): string {
  const result = renderSnippet(target, form, given);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.text;
}

/** A snippet for a sample's drive, which lives on loopback: a kernel that knows cifs must reach nobody. */
export function sampleSnippet(target: string, form: Form, sample: Sample, rest: Partial<SnippetInput> = {}): string {
  const { id, username, password } = sample;
  const drive = { id, name: id, mountPoint: `\\\\127.0.0.1\\${id}`, username };
  return snippet(target, form, input(drive, { password, ...rest }));
}
