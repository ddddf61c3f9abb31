import type { DirectoryRefusal } from './refusal';
import { refuseSystemDirectory } from './systemDirectories';

/** A directory to mount at, absolute or below the home of whoever pastes the snippet. */
export interface MountDirectory {
  readonly base: 'root' | 'home';
  /** Without a slash at either end: `mnt/datasets`, or `Paperspace/datasets` below home. */
  readonly path: string;
  /** As people write it: `/mnt/datasets`, `~/Paperspace/datasets`. */
  readonly shown: string;
}

/** What a directory is named after. */
export interface NamedDrive {
  readonly id: string;
  readonly name: string;
}

export const defaultMountPath = { linux: '/mnt/${name}', macos: '~/Paperspace/${name}' } as const;

export type DirectoryResult =
  | { readonly ok: true; readonly directory: MountDirectory }
  | { readonly ok: false; readonly refusal: DirectoryRefusal };

/** Bytes. Linux's PATH_MAX is 4096; nothing sensible comes near. */
const pathLimit = 1024;
/** Bytes: NAME_MAX of Linux and macOS. */
const partLimit = 255;
/** Leaves room in a part for `-ID`. */
const nameLimit = 120;

/**
 * The directory for a drive.
 * @param template the `mountPath` setting: absolute or `~/…`, with `${name}` (made safe) and `${id}`
 * @param drives all drives of the account: where another one would get the same directory, `-ID` is added
 */
export function mountDirectory(template: string, drive: NamedDrive, drives: readonly NamedDrive[]): DirectoryResult {
  const refuse = (refusal: ReasonOf<DirectoryRefusal>): DirectoryResult => ({
    ok: false,
    refusal: { kind: 'badDirectory', template, ...refusal },
  });
  const placeholder = template.match(/\$\{[^}]*\}/g)?.find(found => found !== '${name}' && found !== '${id}');
  if (placeholder !== undefined) return refuse({ reason: 'unknownPlaceholder', placeholder });
  const shown = distinct(template, drive, drives);
  const refusal = refusePath(shown) ?? refuseSystemDirectory(shown);
  return refusal === undefined ? { ok: true, directory: split(shown) } : refuse(refusal);
}

/**
 * A drive's name as one part of a path: `[A-Za-z0-9._-]`, anything else becomes `-`; never empty, `.`, `..` or
 * beginning with `-`. Where nothing is left, the id stands in: `データ` → `sd12ab`.
 */
export function safeName(drive: NamedDrive): string {
  const safe = (text: string) =>
    text
      .replace(/[^A-Za-z0-9._-]/gu, '-')
      .replace(/^-+/, '')
      .slice(0, nameLimit);
  return [drive.name, drive.id].map(safe).find(name => name !== '' && name !== '.' && name !== '..') ?? 'drive';
}

type ReasonOf<T> = T extends unknown ? Omit<T, 'kind' | 'template'> : never;

function distinct(template: string, drive: NamedDrive, drives: readonly NamedDrive[]): string {
  const mine = fill(template, drive);
  const others = drives.filter(other => other.id !== drive.id).map(other => ({ other, theirs: fill(template, other) }));
  // Also when another one, its id added, would come to lie on mine: `data-sd1` beside two drives called `data`.
  const taken = others.some(({ other, theirs }) => theirs === mine || withId(theirs, other) === mine);
  return taken ? withId(mine, drive) : mine;
}

export const withId = (path: string, drive: NamedDrive) => `${path}-${safeName({ name: drive.id, id: drive.id })}`;

function fill(template: string, drive: NamedDrive): string {
  const id = safeName({ name: drive.id, id: drive.id });
  // A function, because `$&` in a replacement text would be read as a pattern.
  const path = template.trim().replace(/\$\{(name|id)\}/g, (_, key) => (key === 'id' ? id : safeName(drive)));
  return path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
}

function refusePath(path: string): ReasonOf<DirectoryRefusal> | undefined {
  if (path === '') return { reason: 'empty' };
  if (/\p{Cc}|[\u2028\u2029]/u.test(path)) return { reason: 'controlCharacter' };
  if (/\p{Surrogate}/u.test(path)) return { reason: 'brokenText' };
  if (!/^(?:\/|~\/|~$)/.test(path)) return { reason: 'relative' };
  const parts = path.split('/');
  if (parts.some(part => part === '..' || part === '.')) return { reason: 'dotDot' };
  const tooLong = byteLength(path) > pathLimit || parts.some(part => byteLength(part) > partLimit);
  return tooLong ? { reason: 'tooLong' } : undefined;
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;

function split(shown: string): MountDirectory {
  const base = shown.startsWith('~') ? 'home' : 'root';
  return { base, path: shown.slice(base === 'home' ? 2 : 1), shown };
}
