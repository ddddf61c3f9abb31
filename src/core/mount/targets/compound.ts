import { credentialsLine, posixQuote } from '../quoting';
import type { SnippetFacts } from '../target';

/**
 * One compound command around `sudo sh -c '…'` that gets the credentials on its standard input. Pasted line by line
 * nothing runs before the last parenthesis, so a sudo that asks for its password has no further line to swallow. The
 * blank in front keeps it out of the history where `HISTCONTROL` says so.
 *
 * Values stand on lines whose quotes are balanced, before the script: a shell that looks for `!` line by line would
 * otherwise take the script's closing quote for an opening one, and the value for unquoted.
 * @param variables `name=word` assignments in a subshell of the user's own shell
 * @param script what runs as root; without single quotes
 * @param args its further arguments after id, source, directory (`$dir`) and options; free of `!`
 */
export function compound(
  facts: SnippetFacts,
  variables: readonly string[],
  script: string,
  args: readonly string[] = [],
): string {
  const words = [posixQuote(facts.id), posixQuote(`//${facts.host}/${facts.share}`), '"$dir"', ownerAndOptions(facts)];
  const lines = [
    'sudo=sudo; command -v sudo >/dev/null || sudo=',
    ...variables,
    ...(facts.password === undefined ? ask(facts) : tell(facts, facts.password)),
    `$sudo sh -c '${script}' sh ${[...words, ...args].join(' ')} )`,
  ];
  return ` ( ${lines.join('\n')}`;
}

/** `printf` is a builtin: the secret is in no argument list. */
function tell(facts: SnippetFacts, password: string): string[] {
  const lines = [credentialsLine('username', facts.username), credentialsLine('password', password)];
  return [`printf '%s\\n' ${lines.map(posixQuote).join(' ')} |`];
}

/** mount.cifs could ask by itself, but gives up after 90 s where it leaves that to systemd-ask-password (tried). */
function ask(facts: SnippetFacts): string[] {
  return [
    askForPassword(facts),
    '[ -n "$password" ] &&',
    `printf '%s\\n' ${posixQuote(credentialsLine('username', facts.username))} "password=$password" |`,
  ];
}

/** A line that sets `$password`. `read -s` neither shows what is typed nor stores it (its `-p` would be bash only). */
export function askForPassword({ host, share }: SnippetFacts): string {
  return `printf %s ${posixQuote(`Password of //${host}/${share}: `)} >&2; IFS= read -rs password; echo >&2`;
}

/** Files belong to whoever pastes, not to root: found out by their shell, before sudo. The options are safe words. */
const ownerAndOptions = (facts: SnippetFacts) => `"uid=$(id -u),gid=$(id -g),${facts.options.join(',')}"`;
