import { ApiError } from '../api/errors';
import type { CreateOutcome } from './createDrive';

type Failed = Extract<CreateOutcome, { kind: 'failed' }>;

/** Which answer the service's refusal is about, judged by its words; the last look where it does not say. */
export function refusedQuestion({ at, error }: Failed): 'region' | 'network' | 'name' | 'size' | 'look' {
  if (!(error instanceof ApiError) || !['refused', 'conflict', 'notFound'].includes(error.kind)) return 'look';
  if (at === 'network') return 'network';
  const said = [error.field, error.serverMessage, ...error.issues].join(' ');
  if (/\bsize|gigabyte|\bGB\b/i.test(said)) return 'size';
  if (/network|address|subnet|\bip\b/i.test(said)) return 'network';
  if (/\bname/i.test(said)) return 'name';
  return /region/i.test(said) ? 'region' : 'look';
}
