import { systemClock } from './clock';

/** What the work resolves to; undefined when it takes longer, in milliseconds. The work goes on. */
export function within<T>(ms: number, work: PromiseLike<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const inTime = systemClock.after(ms, () => resolve(undefined));
    work.then(resolve, reject).then(inTime, inTime);
  });
}
