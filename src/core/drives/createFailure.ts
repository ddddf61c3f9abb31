import { ApiError } from '../api/errors';
import type { CreateFailed } from './createDrive';

type Question = 'region' | 'network' | 'name' | 'size';

const questionOfField: ReadonlyMap<string | undefined, Question> = new Map([
  ['region', 'region'],
  ['networkId', 'network'],
  ['name', 'name'],
  ['size', 'size'],
]);

/** Which answer the service's refusal is about: the field it names, or else its words; the last look if they do not say. */
export function refusedQuestion({ at, error }: Pick<CreateFailed, 'at' | 'error'>): Question | 'look' {
  if (!(error instanceof ApiError) || !['refused', 'conflict', 'notFound'].includes(error.kind)) return 'look';
  if (at === 'network') return 'network';
  const named = questionOfField.get(error.field);
  if (named) return named;
  const said = [error.field, error.serverMessage, ...error.issues].join(' ');
  if (/\bsize|gigabyte|\bGB\b/i.test(said)) return 'size';
  if (/network|address|subnet|\bip\b/i.test(said)) return 'network';
  if (/\bname/i.test(said)) return 'name';
  return /region/i.test(said) ? 'region' : 'look';
}
