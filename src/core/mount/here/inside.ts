/** Whether a path is a directory or lies below it; both absolute. `/mnt/data2` does not lie in `/mnt/data`. */
export function isInside(path: string, directory: string): boolean {
  // A drive letter of Windows counts in either case.
  const [inner, outer] = /^[A-Za-z]:$/.test(directory)
    ? [path.toLowerCase().replaceAll('\\', '/'), directory.toLowerCase()]
    : [path, directory];
  return inner === outer || inner.startsWith(`${outer}/`);
}
