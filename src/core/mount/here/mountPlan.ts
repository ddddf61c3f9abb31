import { credentialsLine, fstabField } from '../quoting';
import type { MountDirectory } from '../mountDirectory';
import type { Refused, SnippetInput } from '../render';
import { snippetFacts } from '../render';
import { forgetFstabLine } from './forgetScript';
import { showCommands } from './showCommands';
import { credentialsFolder, mountAlways, mountOnce } from '../targets/rootScript';

/** Who mounts: files of the drive are shown as theirs. */
export interface Person {
  readonly home: string;
  readonly uid: number;
  readonly gid: number;
}

/** What a mount from the sidebar runs. The secret is in `secret` alone, which goes into a file. */
export interface MountPlan {
  readonly ok: true;
  readonly id: string;
  /** A credentials file of mount.cifs. */
  readonly secret: string;
  /** POSIX shell, for root. Its first argument is the file that holds the secret, which it empties. */
  readonly script: string;
  /** Its further arguments. */
  readonly args: readonly string[];
  /** Absolute. */
  readonly directory: string;
}

export interface MountWish extends SnippetInput {
  readonly atEveryStart: boolean;
  /** Whether a line of ours that is in fstab already is replaced, for other options. */
  readonly replace: boolean;
}

/**
 * Plans what Mount Here… runs, by the scripts of the `linux` and `fstab` snippets; they check again, as root, that
 * nothing is covered. Refuses what no snippet is written for.
 */
export function planMount(wish: MountWish, person: Person): MountPlan | Refused {
  const facts = snippetFacts({ system: 'linux' }, 'include', wish);
  if ('refusal' in facts) return facts;
  const { id, host, share, username, password = '' } = facts;
  const directory = absolute(facts.directory, person.home);
  const options = [`uid=${person.uid}`, `gid=${person.gid}`, ...facts.options].join(',');
  const args = [id, `//${host}/${share}`, directory, options];
  return {
    ok: true,
    id,
    secret: `${credentialsLine('username', username)}\n${credentialsLine('password', password)}\n`,
    script: takeOver + (wish.atEveryStart ? (wish.replace ? forgetFstabLine : '') + mountAlways : mountOnce),
    args: wish.atEveryStart ? [...args, fstabField(directory)] : args,
    directory,
  };
}

export function absolute({ base, path }: MountDirectory, home: string): string {
  return base === 'home' ? `${home}/${path}` : `/${path}`;
}

/**
 * What sudo runs: the script's file, the person's file with the secret, which it empties once root has the secret, and then the
 * script's own arguments. The scripts read the credentials on standard input; root's copy is gone before anything else
 * happens, and its folder with it where the script stops before it has a use for that.
 */
const takeOver = `
from=$1; shift
handed=${credentialsFolder}/$1.here
trap "rm -f $handed; rmdir ${credentialsFolder} 2>/dev/null" EXIT
trap "exit 130" HUP INT TERM
${showCommands}
install -d -m 700 ${credentialsFolder} && install -m 600 "$from" $handed && : > "$from" && exec < $handed && rm -f $handed || exit 1
`;
