import { posixPath, posixQuote, urlComponent } from '../quoting';
import type { SnippetFacts, Target } from '../target';

/**
 * macOS's own client, by `mount` as its manual asks. No `include` form: with the password in the address, `ps` shows it.
 * Pasted twice it finds the drive mounted and says so; anything else at that directory is left alone.
 */
export const macos: Target = {
  id: 'macos',
  language: 'shellscript',
  system: 'macos',
  forms: ['prompt'],
  render,
};

function render(facts: SnippetFacts): string {
  const { directory, host, share, username } = facts;
  const address = `//${urlComponent(username)}@${host}/${urlComponent(share)}`;
  // The directory is decoded like the address.
  const node = posixPath({ base: directory.base, path: directory.path.replaceAll('%', '%25') });
  return ` ( dir=${posixPath(directory)}
if mount | grep -qiF ${posixQuote(`@${host}/${urlComponent(share)} on `)}"$dir ("; then echo "Already mounted at $dir."
elif mount | grep -qF " on $dir ("; then echo "Something else is mounted at $dir: left alone." >&2; false
elif [ -n "$(ls -A "$dir" 2>/dev/null)" ]; then echo "$dir holds other files: left alone." >&2; false
else mkdir -p "$dir" && mount -t smbfs ${posixQuote(address)} ${node} && echo "Mounted at $dir."; fi )`;
}
