import { posixQuote } from '../quoting';
import type { SnippetFacts } from '../target';

/**
 * One compound command around `sudo sh -c '…'`: pasted line by line nothing runs before the last parenthesis, so a
 * sudo that asks for its password has no further line to swallow. The blank in front keeps it out of the history where
 * `HISTCONTROL` says so.
 *
 * Values stand on lines whose quotes are balanced, before the script: a shell that looks for `!` line by line would
 * otherwise take the script's closing quote for an opening one, and the value for unquoted.
 * @param before commands of the user's own shell, in a subshell
 * @param feed a pipe's beginning that gives the secret to the script, e.g. `printf … |`
 * @param script what runs as root; without single quotes
 * @param args its arguments, quoted already and free of `!`
 */
export function compound(
  before: readonly string[],
  feed: string | undefined,
  script: string,
  args: readonly string[],
): string {
  const lines = [
    'sudo=sudo; command -v sudo >/dev/null || sudo=',
    ...before,
    ...(feed === undefined ? [] : [feed]),
    `$sudo sh -c '${script}' sh ${args.join(' ')} )`,
  ];
  return ` ( ${lines.join('\n')}`;
}

/** `//host/share`, as mount.cifs wants it. */
export const sourceOf = (facts: SnippetFacts) => posixQuote(`//${facts.host}/${facts.share}`);

/** Files belong to whoever pastes, not to root: found out by their shell, before sudo. The options are safe words. */
export const optionsWithOwner = (facts: SnippetFacts) => `"uid=$(id -u),gid=$(id -g),${facts.options.join(',')}"`;
