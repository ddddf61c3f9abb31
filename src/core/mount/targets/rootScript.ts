/**
 * The part of the Linux snippets that runs as root: one `sh -c '…'`, so that sudo asks once, a trap cleans up, and
 * the user's own shell is never changed. Values come in as arguments and the secret on standard input; the text is all
 * ours. It stands between single quotes in an interactive shell: so no single quote, and no exclamation mark, which
 * older shells would take for history when they read a quoted line by itself.
 */

/** Defines `fail` and `say`; stops unless root's rights, mount.cifs and findmnt are there. Wants `$source`, `$dir`. */
export const readiness = `
  say() { printf "%s\\n" "$*"; }
  fail() { say "$@" >&2; exit 1; }
  lower() { say "$1" | tr A-Z a-z; }
  PATH=$PATH:/usr/sbin:/sbin
  [ "$(id -u)" = 0 ] || fail "Root rights are needed, and sudo is not installed."
  command -v mount.cifs >/dev/null ||
    fail "cifs-utils is missing. Install it, then paste again: apt-get install cifs-utils (or dnf install cifs-utils)"
  command -v findmnt >/dev/null || fail "findmnt is missing: install util-linux, then paste again."`;

/**
 * Defines `inside` (what the directory holds), `mounted` (the source mounted there), `look`, which sets that anew, and
 * `same`, which compares a source with ours as SMB does, without case. `ls` comes first because it wakes an automount; of
 * two mounts on one directory the last one listed is the visible one.
 */
export const lookThere = `
  look() {
    mounted=$(findmnt -nvo SOURCE -M "$dir")
    mounted=\${mounted##*"
"} mounted=\${mounted%/}
  }
  same() { [ -n "$1" ] && { [ "$1" = "$source" ] || [ "$(lower "$1")" = "$(lower "$source")" ]; }; }
  inside=$(ls -A "$dir" 2>/dev/null)
  look`;

/** Stops where mounting would cover something. Wants what `lookThere` defines. */
export const refuseToCover = `
  [ -z "$mounted" ] || fail "$mounted is mounted at $dir: left alone."
  [ -z "$inside" ] || [ -d "$dir" ] || fail "$dir is no directory: left alone."
  [ -z "$inside" ] || fail "$dir holds other files: left alone."`;

/** Where credentials are kept, root's alone. */
export const credentialsFolder = '/etc/paperspace-drives';

/** The /etc/fstab before the last change of ours. */
export const oldFstab = '/etc/fstab.before-paperspace-drives';

/** Follows what failed. */
export const mountFailed =
  'Not mounted. A drive answers only inside its private network. ' +
  'Error 13: user name or password; 2: share; 111, 113, 115: not reachable.';

/**
 * Mounts now. Arguments: id, source, directory, options. The credentials come on standard input.
 * An existing ID.cred belongs to a line in fstab: it is left alone, and the one-off file takes another name.
 */
export const mountOnce = `
  id=$1 source=$2 dir=$3 options=$4${readiness}${lookThere}
  same "$mounted" && { say "$source is already mounted at $dir."; exit 0; }${refuseToCover}
  cred=${credentialsFolder}/$id.cred
  [ -e "$cred" ] && cred=${credentialsFolder}/$id.once.cred
  clean() { rm -f "$cred"; rmdir ${credentialsFolder} 2>/dev/null; }
  trap clean EXIT
  trap "exit 130" HUP INT TERM
  install -d -m 700 ${credentialsFolder} && install -m 600 /dev/null "$cred" && cat > "$cred" || exit 1
  mkdir -p "$dir" || exit 1
  mount -t cifs "$source" "$dir" -o "credentials=$cred,$options" ||
    fail "${mountFailed}"
  say "$source is mounted at $dir."
`;

/**
 * Adds a line to fstab unless it is there, then mounts. Arguments: id, source, directory, options, directory as a field
 * of fstab. The credentials come on standard input. Looks again in the end, because with `nofail` mount.cifs reports
 * success where it reached nobody (mount.cifs.c, mount_retry).
 */
export const mountAlways = `
  id=$1 source=$2 dir=$3 options=$4 field=$5${readiness}${lookThere}
  case $field in *[[:space:]]*) fail "The home directory has a blank in its name, which fstab cannot hold here." ;; esac
  listed= unended=
  [ -e /etc/fstab ] || touch /etc/fstab
  while read -r what where rest || { [ -n "$what" ] && unended=yes; }; do
    case $what in \\#*) ;; *) [ "\${where%/}" = "$field" ] && listed=$what ;; esac
  done < /etc/fstab
  if [ -n "$listed" ]; then
    same "$listed" || fail "/etc/fstab already mounts $listed at $dir: left alone."
    [ "$mounted" = systemd-1 ] && mounted=
  fi
  if same "$mounted"; then
    [ -z "$listed" ] || { say "$source is already in /etc/fstab and mounted at $dir."; exit 0; }
  else${refuseToCover.replaceAll('\n', '\n  ')}
  fi
  cred=${credentialsFolder}/$id.cred old=${oldFstab} had=
  [ -e "$cred" ] && had=yes
  clean() {
    rm -f "$cred.new"
    [ -n "$had" ] || grep -qF "credentials=$cred," /etc/fstab || rm -f "$cred"
    [ -e "$cred" ] || rmdir ${credentialsFolder} 2>/dev/null
  }
  trap clean EXIT
  trap "exit 130" HUP INT TERM
  install -d -m 700 ${credentialsFolder} && install -m 600 /dev/null "$cred.new" && cat > "$cred.new" || exit 1
  mv -f "$cred.new" "$cred" && mkdir -p "$dir" || exit 1
  if [ -z "$listed" ]; then
    line="$source $field cifs credentials=$cred,$options,_netdev,nofail,x-systemd.automount,x-systemd.mount-timeout=30 0 0"
    say "$line" > "$cred.new"
    findmnt --verify --tab-file "$cred.new" >/dev/null || fail "findmnt finds fault with the line: not added."
    cp -p /etc/fstab "$old" || exit 1
    { [ -z "$unended" ] || echo; say "$line"; } | tee -a /etc/fstab >/dev/null
    if findmnt --verify >/dev/null 2>&1; then :
    elif findmnt --verify --tab-file "$old" >/dev/null 2>&1; then
      ( trap "" HUP INT TERM; cp "$old" /etc/fstab )
      fail "findmnt --verify failed: /etc/fstab is as it was."
    fi
    say "Added to /etc/fstab (the old one is $old)."
    [ -d /run/systemd/system ] && systemctl daemon-reload
  fi
  same "$mounted" || { mount "$dir"; look; }
  same "$mounted" ||
    fail "The line stays in /etc/fstab. ${mountFailed}"
  say "$source is mounted at $dir, now and at every start."
`;
