import fc from 'fast-check';
import type { Form } from '../../src/core/mount/refusal';
import { renderSnippet } from '../../src/core/mount/render';
import type { SnippetInput } from '../../src/core/mount/render';
import { awkward, credentials, input } from '../unit/mount/arbitrary';

export interface Sample {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  /** A part of the password that occurs nowhere else. */
  readonly mark: string;
}

/** How many generated credentials go through the real tools, besides the awkward ones; `PROOF=1000` for a longer look. */
const sampleSize = Number(process.env['PROOF'] ?? 60);

/** The awkward values first, then generated ones; each with a drive of its own. The seed is told when a test fails. */
export function sampleCredentials(size = sampleSize): { seed: number; samples: Sample[] } {
  const seed = Date.now() % 2 ** 31;
  const known = awkward.map(value => ({ username: value.replaceAll(',', '').slice(0, 120), password: value }));
  const generated = fc.sample(credentials, { seed, numRuns: size });
  const samples = [...known, ...generated].map(({ username, password }, at) => {
    const mark = `<made-up-${at}>`;
    return { id: `sd${at}`, username, password: fit(password, mark), mark };
  });
  return { seed, samples };
}

/** Parts of at least 50: one namespace each, and short enough for a busy machine. */
export function batches<T>(all: readonly T[]): readonly T[][] {
  const count = Math.max(1, Math.floor(all.length / 50));
  return Array.from({ length: count }, (_, part) => all.filter((_, at) => at % count === part));
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
