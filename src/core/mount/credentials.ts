import type { CredentialRefusal, Unwritable } from './refusal';

/** mount.cifs.h: MOUNT_PASSWD_SIZE (after its commas were doubled) and MAX_USERNAME_SIZE, in bytes. */
const passwordLimit = 512;
const usernameLimit = 256;

/**
 * Why no snippet can be written for this id and user name, if so. The limits are those of mount.cifs and hold for
 * every target: a drive that only some snippets can mount is a trap.
 */
export function refuseUser(id: string, username: string): CredentialRefusal | undefined {
  // The id becomes a file name below /etc; those of the service have about ten characters.
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(id)) return { kind: 'badId', id };
  if (username === '') return { kind: 'usernameEmpty' };
  const what = unwritable(username) ?? (username.includes(',') ? 'comma' : undefined);
  if (what !== undefined) return { kind: 'usernameHas', what };
  const bytes = byteLength(username);
  return bytes > usernameLimit ? { kind: 'usernameTooLong', bytes, limit: usernameLimit } : undefined;
}

/** Why this password cannot be written into a snippet, if so. The refusal never holds the password. */
export function refusePassword(password: string | undefined): CredentialRefusal | undefined {
  if (password === undefined) return { kind: 'passwordMissing' };
  if (password === '') return { kind: 'passwordEmpty' };
  const what = unwritable(password);
  if (what !== undefined) return { kind: 'passwordHas', what };
  // mount.cifs doubles commas before it measures.
  const bytes = byteLength(password.replaceAll(',', ',,'));
  return bytes > passwordLimit ? { kind: 'passwordTooLong', bytes, limit: passwordLimit } : undefined;
}

/** A value ends at these in a credentials file; half a surrogate pair would silently become U+FFFD in UTF-8. */
function unwritable(value: string): Unwritable | undefined {
  if (value.includes('\n')) return 'newline';
  if (value.includes('\0')) return 'nul';
  return /\p{Surrogate}/u.test(value) ? 'brokenText' : undefined;
}

const byteLength = (text: string) => new TextEncoder().encode(text).length;
