import { createCipheriv } from 'node:crypto';

/** rclone's own key, the same in every rclone (fs/config/obscure): it keeps a password from a glance, and no more. */
const key = Buffer.from('9c935b48730a554d6bfd7c63c886a92bd390198eb8128afbf4de162b8b95f638', 'hex');

/**
 * A password as rclone's configuration file wants it: AES-256 in counter mode, the initial value in front, in base64url
 * without padding. rclone draws that value by chance; as anybody can undo it all, it is a fixed one here, and the same
 * password gives the same text.
 */
export function rcloneObscure(password: string): string {
  const initial = Buffer.from('paperspacedrives');
  const cipher = createCipheriv('aes-256-ctr', key, initial);
  return Buffer.concat([initial, cipher.update(password, 'utf8'), cipher.final()]).toString('base64url');
}
