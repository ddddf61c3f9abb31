/** Mounting over one of these hides what the system, or somebody's login, stands on. */
const themselves = new Set(
  [
    '/ /bin /boot /dev /etc /home /lib /lib32 /lib64 /libx32 /lost+found /media /mnt /opt /proc /root /run /sbin /snap',
    '/srv /sys /tmp /usr /usr/bin /usr/include /usr/lib /usr/lib64 /usr/libexec /usr/local /usr/local/bin',
    '/usr/local/lib /usr/local/sbin /usr/sbin /usr/share /usr/src /var /var/lib /var/log /var/run /var/tmp',
    '/Applications /Library /Network /System /Users /Volumes /cores /private ~',
  ].flatMap(line => line.split(' ')),
);

/** Nothing below these is a place for a drive either. */
const below = ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib64', '/proc', '/sbin', '/sys', '/System', '/usr/bin'];

/**
 * @param path absolute or `~/…`, without `.`, `..` and doubled slashes
 * @returns the directory of the system that the path is, or lies in, if so
 */
export function refuseSystemDirectory(path: string): { reason: 'systemDirectory'; directory: string } | undefined {
  const directory = themselves.has(path) ? path : below.find(parent => path.startsWith(`${parent}/`));
  return directory === undefined ? undefined : { reason: 'systemDirectory', directory };
}
