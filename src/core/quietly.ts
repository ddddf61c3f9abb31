/** Undefined where it fails, which is nobody's concern there. */
export function quietly<T>(work: Promise<T>): Promise<T | undefined> {
  return work.catch(() => undefined);
}
