import { credentialsLine, posixPath, posixQuote } from '../quoting';
import type { SnippetFacts, Target } from '../target';
import { compound, optionsWithOwner, sourceOf } from './compound';
import { mountOnce } from './rootScript';

/** bash or zsh, mount now. The `prompt` form leaves asking to mount.cifs, which knows what to do with commas. */
export const linux: Target = {
  id: 'linux',
  language: 'shellscript',
  system: 'linux',
  forms: ['include', 'prompt'],
  render: facts => (facts.password === undefined ? prompt(facts) : include(facts, facts.password)),
};

function include(facts: SnippetFacts, password: string): string {
  const lines = [credentialsLine('username', facts.username), credentialsLine('password', password)];
  return compound(
    [`dir=${posixPath(facts.directory)}`],
    `printf '%s\\n' ${lines.map(posixQuote).join(' ')} |`,
    mountOnce('cat'),
    words(facts),
  );
}

function prompt(facts: SnippetFacts): string {
  // The user name too goes by the file: between mount and mount.cifs, an option's `"` would be taken for a quote.
  return compound(
    [`dir=${posixPath(facts.directory)}`, `user=${posixQuote(facts.username)}`],
    undefined,
    mountOnce('printf "username=%s\\n" "$user"'),
    [...words(facts), '"$user"'],
  );
}

const words = (facts: SnippetFacts) => [posixQuote(facts.id), sourceOf(facts), '"$dir"', optionsWithOwner(facts)];
