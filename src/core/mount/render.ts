import type { Drive } from '../drives/drive';
import type { NamedDrive } from './mountDirectory';
import type { Form, Refusal } from './refusal';
import type { Target } from './target';

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
  | { readonly ok: true; readonly text: string; readonly form: Form; readonly target: Target }
  | { readonly ok: false; readonly refusal: Refusal };

/**
 * The snippet that mounts a drive, or why there is none. Checks everything first: id, mount point, credentials,
 * directory, options, and whether the target has that form.
 * @param targetId an id of `targets`
 */
export function renderSnippet(targetId: string, form: Form, input: SnippetInput): SnippetResult {
  throw new Error(`not yet: ${targetId} ${form} ${input.drive.id}`);
}

/** The same snippet with dots for the password, to be shown; it never needs the true one. */
export function maskSnippet(targetId: string, form: Form, input: Omit<SnippetInput, 'password'>): SnippetResult {
  throw new Error(`not yet: ${targetId} ${form} ${input.drive.id}`);
}
