import type { DirectoryRefusal } from './refusal';

/** A directory to mount at, absolute or below the home of whoever pastes the snippet. */
export interface MountDirectory {
  readonly base: 'root' | 'home';
  /** Without a slash at either end: `mnt/datasets`, or `Paperspace/datasets` below home. */
  readonly path: string;
  /** As people write it: `/mnt/datasets`, `~/Paperspace/datasets`. */
  readonly shown: string;
}

export interface NamedDrive {
  readonly id: string;
  readonly name: string;
}

export const defaultMountPath = { linux: '/mnt/${name}', macos: '~/Paperspace/${name}' } as const;

export type DirectoryResult =
  | { readonly ok: true; readonly directory: MountDirectory }
  | { readonly ok: false; readonly refusal: DirectoryRefusal };

/**
 * The directory for a drive.
 * @param template the `mountPath` setting: absolute or `~/…`, with `${name}` (made safe) and `${id}`
 * @param drives all drives of the account: where another one would get the same directory, `-ID` is added
 */
export function mountDirectory(template: string, drive: NamedDrive, drives: readonly NamedDrive[]): DirectoryResult {
  throw new Error(`not yet: ${template} ${drive.id} ${String(drives.length)}`);
}
