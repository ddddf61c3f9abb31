import { systemClock } from './clock';

/** What the work resolves to; undefined when it takes longer, in milliseconds. The work goes on. */
export async function within<T>(ms: number, work: PromiseLike<T>): Promise<T | undefined> {
  const over = new AbortController();
  const tooLate = systemClock.sleep(ms, over.signal).then(
    () => undefined,
    () => undefined,
  );
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    over.abort();
  }
}
