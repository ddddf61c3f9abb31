/**
 * Why a snippet is not written, as facts: `src/ui` puts them into words.
 * Values are given only where they are no secret; a password never appears in a refusal.
 */
export type Refusal =
  | { readonly kind: 'unknownTarget'; readonly target: string }
  | { readonly kind: 'noSuchForm'; readonly target: string; readonly form: Form }
  | CredentialRefusal
  | DirectoryRefusal
  | OptionRefusal
  /** Docker takes mount options out of a password that has them between commas, such as `a,ro`. */
  | { readonly kind: 'passwordHasMountFlag'; readonly target: string }
  /** The target has no dependable way to write this (given as it stands) of the user name. */
  | { readonly kind: 'cannotQuote'; readonly target: string; readonly field: 'username'; readonly character: string };

/** The setting that is at fault, if one is. `mountTarget` only when the target came from there, which the caller knows. */
export function settingAtFault({ kind }: Refusal): 'mountOptions' | 'mountPath' | undefined {
  if (kind === 'optionNotAllowed' || kind === 'optionValue') return 'mountOptions';
  return kind === 'badDirectory' ? 'mountPath' : undefined;
}

/** `include`: the snippet holds the password. `prompt`: it asks for it, and holds no secret at all. */
export type Form = 'include' | 'prompt';

/** What no credentials file, and so no snippet of ours, can carry; `brokenText` is half a surrogate pair. */
export type Unwritable = 'newline' | 'nul' | 'brokenText';

export type CredentialRefusal =
  | { readonly kind: 'badId'; readonly id: string }
  /** The drive has none yet: it is still getting ready. */
  | { readonly kind: 'noMountPoint' }
  | { readonly kind: 'badMountPoint'; readonly mountPoint: string }
  | { readonly kind: 'usernameEmpty' }
  | { readonly kind: 'usernameTooLong'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'usernameHas'; readonly what: Unwritable | 'comma' }
  /** The `include` form was asked for without giving the password. */
  | { readonly kind: 'passwordMissing' }
  | { readonly kind: 'passwordEmpty' }
  /** `bytes` counts every comma twice, as mount.cifs does. */
  | { readonly kind: 'passwordTooLong'; readonly bytes: number; readonly limit: number }
  | { readonly kind: 'passwordHas'; readonly what: Unwritable };

export type DirectoryRefusal = {
  readonly kind: 'badDirectory';
  /** The setting as it stands, before `${name}` and `${id}` were put in. */
  readonly template: string;
} & (
  | { readonly reason: 'empty' | 'relative' | 'dotDot' | 'controlCharacter' | 'brokenText' | 'tooLong' }
  | { readonly reason: 'systemDirectory'; readonly directory: string }
  | { readonly reason: 'unknownPlaceholder'; readonly placeholder: string }
);

export type OptionRefusal =
  | { readonly kind: 'optionNotAllowed'; readonly name: string }
  | { readonly kind: 'optionValue'; readonly name: string; readonly value: string };
