import { credentialsFolder, lookThere, mountFailed, readiness, refuseToCover } from './rootScript';

/** A unit's name is its path and has at most 255 characters; `.automount` takes ten. */
const longestName = 245;

/**
 * Wants systemd and sets `name` (what the units of `$dir` are called), `units` (where they go) and `listed` (the source
 * that is mounted by them already). systemd takes no directory that is reached by a symbolic link.
 */
const lookForUnits = `
  [ -d /run/systemd/system ] || fail "systemd does not run here: use the snippet for /etc/fstab."
  dir=$(readlink -m "$dir") && name=$(systemd-escape -p "$dir") || exit 1
  [ "\${#name}" -le ${longestName} ] || fail "$dir is too long for the name of a unit."
  units=/etc/systemd/system
  listed=
  [ -e "$units/$name.mount" ] && listed=$(sed -n "s/^What=//p" "$units/$name.mount")
  by_fstab=$(findmnt --fstab -nvo SOURCE -M "$dir")
  [ -z "$by_fstab" ] || fail "/etc/fstab already mounts $by_fstab at $dir: left alone."
  [ -z "$listed" ] && [ -e "$units/$name.mount" ] && fail "There is a unit $name.mount already: left alone."`;

/**
 * Writes the units. A slash ends the directory, which systemd takes off again: a backslash or a blank would otherwise
 * be read as the line's end. `%` begins what systemd replaces. Units are readable by all, and hold no secret. The
 * automount is what a start wants: it waits for no network, and nothing is written beneath a drive that is not there.
 */
const writeUnits = `
    where=$dir/
    case $dir in *%*) where=$(say "$dir/" | sed "s/%/%%/g") ;; esac
    umask 022
    say "[Unit]
Description=Paperspace drive $source, at first use
[Automount]
Where=$where
[Install]
WantedBy=multi-user.target" > "$units/$name.automount" || exit 1
    say "[Unit]
Description=Paperspace drive $source
[Mount]
What=$source
Where=$where
Type=cifs
Options=credentials=$cred,$options
TimeoutSec=30" > "$units/$name.mount" || exit 1
    systemctl daemon-reload && systemctl enable "$name.automount" || exit 1
    say "Made $name.mount and $name.automount in $units."`;

/**
 * Mounts by units unless they are there, then starts them. Arguments: id, source, directory, options. The credentials
 * come on standard input. The units stay where the drive cannot be reached, as a line in fstab would.
 */
export const mountByUnits = `
  id=$1 source=$2 dir=$3 options=$4${readiness}${lookForUnits}${lookThere}
  if [ -n "$listed" ]; then
    same "$listed" || fail "The unit $name.mount already mounts $listed at $dir: left alone."
    [ "$mounted" = systemd-1 ] && mounted=
  fi
  if same "$mounted"; then
    [ -z "$listed" ] || { say "$source is already mounted at $dir, by $name.mount."; exit 0; }
  else${refuseToCover.replaceAll('\n', '\n  ')}
  fi
  cred=${credentialsFolder}/$id.cred had=
  [ -e "$cred" ] && had=yes
  clean() {
    rm -f "$cred.new"
    [ -n "$had" ] || [ -e "$units/$name.mount" ] || rm -f "$cred"
    [ -e "$cred" ] || rmdir ${credentialsFolder} 2>/dev/null
  }
  trap clean EXIT
  trap "exit 130" HUP INT TERM
  install -d -m 700 ${credentialsFolder} && install -m 600 /dev/null "$cred.new" && cat > "$cred.new" || exit 1
  mv -f "$cred.new" "$cred" && mkdir -p "$dir" || exit 1
  if [ -z "$listed" ]; then${writeUnits}
  fi
  same "$mounted" || { systemctl start "$name.automount" "$name.mount"; look; }
  same "$mounted" ||
    fail "The units stay; \\"systemctl status\\" tells more of them. ${mountFailed}"
  say "$source is mounted at $dir, now and at every start."
`;
