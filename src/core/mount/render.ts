import type { Drive } from '../drives/drive';
import { refusePassword, refuseUser } from './credentials';
import { defaultMountPath, mountDirectory } from './mountDirectory';
import type { MountDirectory, NamedDrive } from './mountDirectory';
import { mountOptions } from './mountOptions';
import { parseMountPoint } from './mountPoint';
import type { MountPoint } from './mountPoint';
import type { CredentialRefusal, Form, Refusal } from './refusal';
import type { SnippetFacts, Target } from './target';
import { targets } from './targets';

export interface SnippetInput {
  readonly drive: Drive;
  /** All drives of the account, so that two with one name get two directories. */
  readonly drives: readonly NamedDrive[];
  /** Only for the `include` form; ignored in the `prompt` form. */
  readonly password?: string | undefined;
  /** The `mountPath` setting; `undefined` when the user set none: then each target has its own default. */
  readonly mountPath: string | undefined;
  /** The `mountOptions` setting. */
  readonly mountOptions: readonly string[];
}

export type SnippetResult =
  { readonly ok: true; readonly text: string; readonly form: Form; readonly target: Target } | Refused;

export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/**
 * The snippet that mounts a drive, or why there is none. Checks everything first: id, mount point, credentials,
 * directory, options, and whether the target has that form.
 * @param targetId an id of `targets`
 */
export function renderSnippet(targetId: string, form: Form, input: SnippetInput): SnippetResult {
  const target = targets.find(each => each.id === targetId);
  if (target === undefined) return refused({ kind: 'unknownTarget', target: targetId });
  if (!target.forms.includes(form)) return refused({ kind: 'noSuchForm', target: targetId, form });
  const facts = snippetFacts(target, form, input);
  if ('refusal' in facts) return facts;
  const refusal = target.refuse?.(facts);
  return refusal === undefined ? { ok: true, text: target.render(facts), form, target } : refused(refusal);
}

/** The same snippet with dots for the password, to be shown; it never needs the true one. */
export function maskSnippet(targetId: string, form: Form, input: Omit<SnippetInput, 'password'>): SnippetResult {
  const result = renderSnippet(targetId, form, { ...input, password: stand });
  if (!result.ok) return result;
  const written = result.target.disguise?.(stand) ?? stand;
  return { ...result, text: result.text.replaceAll(written, '••••••••') };
}

/** Stands for a password while rendering: the same in every shell's quotes, and no drive is named like it. */
const stand = 'the-password-is-not-shown-here';

/** What a target writes, checked; or why it must not be written. The password is in it in the `include` form alone. */
export function snippetFacts(target: Pick<Target, 'system'>, form: Form, input: SnippetInput): SnippetFacts | Refused {
  const { id, name, sizeGB, username } = input.drive;
  const point = readMountPoint(input.drive.mountPoint);
  if ('kind' in point) return refused(point);
  const secret = form === 'include' ? { password: input.password ?? '' } : {};
  const refusal = refuseUser(id, username) ?? (form === 'include' ? refusePassword(input.password) : undefined);
  if (refusal !== undefined) return refused(refusal);
  const directory = directoryFor(target, input);
  if ('refusal' in directory) return directory;
  const options = mountOptions(input.mountOptions);
  if (!options.ok) return options;
  return { id, name, sizeGB, ...point, username, ...secret, directory, options: options.options };
}

function readMountPoint(mountPoint: string): MountPoint | CredentialRefusal {
  if (mountPoint.trim() === '') return { kind: 'noMountPoint' };
  return parseMountPoint(mountPoint) ?? { kind: 'badMountPoint', mountPoint };
}

function directoryFor(target: Pick<Target, 'system'>, input: SnippetInput): MountDirectory | Refused {
  const template = input.mountPath ?? (target.system === 'macos' ? defaultMountPath.macos : defaultMountPath.linux);
  const result = mountDirectory(template, input.drive, input.drives);
  return result.ok ? result.directory : result;
}

const refused = (refusal: Refusal): Refused => ({ ok: false, refusal });
