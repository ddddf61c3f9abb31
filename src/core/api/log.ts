import type { ApiError } from './errors';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One try of one request, after it ended. Holds no key, no body and no query value. */
export interface TryEntry {
  readonly method: Method;
  /** E.g. `/shared-drives?limit&after`: the names of the query only. */
  readonly path: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly ms: number;
  readonly status?: number | undefined;
  /** Size of the answer's body. */
  readonly bytes?: number | undefined;
  readonly error?: ApiError | undefined;
  /** The caller stopped waiting; no error, no status. */
  readonly cancelled?: boolean | undefined;
}

export type LogTry = (entry: TryEntry) => void;
