import { credentialsFolder, oldFstab } from '../targets/rootScript';
import { showCommands } from './showCommands';

/**
 * Takes our line for a drive out of /etc/fstab, known by its credentials file, and that file unless a unit wants it. The old
 * fstab stays beside it, as where a line was added; written over, not replaced, so that it keeps owner and mode. Ctrl+C ends
 * none of this half-way; what it does afterwards is the script's. First argument: the id.
 */
export const forgetFstabLine = `
  cred=${credentialsFolder}/$1.cred line="^[[:space:]]*[^#[:space:]].*credentials=${credentialsFolder}/$1[.]cred,"
  (
    trap "" HUP INT TERM
    if grep -q "$line" /etc/fstab; then
      kept=$(grep -v "$line" /etc/fstab)
      cp -p /etc/fstab ${oldFstab} && printf "%s\\n" "$kept" | tee /etc/fstab >/dev/null || exit 1
      echo "Removed from /etc/fstab (the old one is ${oldFstab})."
    fi
    grep -qsF "=$cred," /etc/systemd/system/*.mount || rm -f "$cred"
    rmdir ${credentialsFolder} 2>/dev/null
    :
  ) || exit 1
  [ -d /run/systemd/system ] && systemctl daemon-reload
`;

/**
 * The automount that systemd made of the line: it would mount the drive again at the next look into the directory. Stopped only
 * where nothing lies over it, because systemd detaches whatever is mounted there, also what is in use.
 */
const stopAutomount = `
  [ "$(findmnt -nvo SOURCE -M "$2" | tail -n 1)" = systemd-1 ] &&
    systemctl stop "$(systemd-escape -p --suffix=automount "$2")"
`;

/** Ctrl+C ends the command that runs, and not the script: what is left to do is done. */
const shownToTheEnd = `${showCommands}
trap : HUP INT TERM`;

/** Forgets the line of a drive that is not mounted. Arguments: id, directory. */
export const forgetUnmounted = `${shownToTheEnd}${forgetFstabLine}${stopAutomount}`;

/**
 * Unmounts, and then forgets the line. The automount first: until it is gone, whoever looks into the directory mounts the drive again.
 * Arguments: id, directory.
 */
export const unmountAndForget = `${shownToTheEnd}
  umount "$2" || exit 1${stopAutomount}${forgetFstabLine}`;
