/** A share that is mounted on this machine. */
export interface ShareMount {
  readonly host: string;
  readonly share: string;
  /** Directory, or drive letter (`Z:`) on Windows. */
  readonly directory: string;
}

/** Reads what a mount table names as the source, with either kind of slash: `//host/share`, `\\host\share\`. */
export function readSource(source: string): { readonly host: string; readonly share: string } | undefined {
  const [, host, share] = /^\/\/([^/]+)\/([^/]+)\/?$/.exec(source.replaceAll('\\', '/')) ?? [];
  return host === undefined || share === undefined ? undefined : { host, share };
}
