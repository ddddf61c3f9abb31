import type { OptionRefusal } from './refusal';

const flag = /^$/;
const number = /^\d{1,9}$/;
/** Octal, permission bits only: no set-user-id on a network drive. */
const mode = /^0?[0-7]{3}$/;

/**
 * Names and values that may be added; anything else is refused by name. Left out on purpose is whatever says where to
 * go or who one is (`ip`, `addr`, `unc`, `port`, `user*`, `pass*`, `cred*`, `domain`, `sec`, `uid`; tried:
 * `ip=…,user=…` sends the credentials elsewhere) and `suid`, `dev`.
 */
const allowed = new Map<string, RegExp>([
  ['vers', /^(?:2\.1|3|3\.0|3\.02|3\.0\.2|3\.1\.1|3\.11|default)$/],
  ['cache', /^(?:strict|loose|none)$/],
  ['file_mode', mode],
  ['dir_mode', mode],
  ...names('mfsymlinks seal nobrl noserverino serverino noperm nounix noacl nodfs', flag),
  ...names('hard soft nostrictsync nolease nohandlecache resilienthandles persistenthandles', flag),
  ...names('mapposix mapchars nomapposix fsc multichannel ro rw nosuid nodev noexec', flag),
  ...names('actimeo acregmax acdirmax echo_interval handletimeout closetimeo retrans', number),
  ...names('rsize wsize bsize rasize max_credits max_channels', number),
  ['iocharset', /^utf8$/],
]);

function names(list: string, value: RegExp): [string, RegExp][] {
  return list.split(' ').map(name => [name, value]);
}

/**
 * Checks the `mountOptions` setting.
 * @returns the options with the defaults put first, one per name (the last one wins), or what is refused
 */
export function mountOptions(
  setting: readonly string[],
): { ok: true; options: readonly string[] } | { ok: false; refusal: OptionRefusal } {
  // Without modes everything shows as the server likes, and chmod does nothing; 0755 keeps scripts executable.
  const options = new Map([
    ['file_mode', 'file_mode=0755'],
    ['dir_mode', 'dir_mode=0755'],
  ]);
  for (const option of setting) {
    const refusal = refuseOption(option);
    if (refusal !== undefined) return { ok: false, refusal };
    options.set(nameOf(option), option);
  }
  return { ok: true, options: [...options.values()] };
}

function refuseOption(option: string): OptionRefusal | undefined {
  const name = nameOf(option);
  const values = allowed.get(name);
  if (values === undefined) return { kind: 'optionNotAllowed', name };
  const value = option.slice(name.length + 1);
  // `seal=` is not `seal`: mount.cifs would pass the empty value on.
  const wellFormed = values === flag ? option === name : values.test(value);
  return wellFormed ? undefined : { kind: 'optionValue', name, value };
}

const nameOf = (option: string) => option.split('=', 1)[0] ?? '';
