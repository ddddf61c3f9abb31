import { credentialsLine, fstabField, posixPath, posixQuote } from '../quoting';
import type { SnippetFacts, Target } from '../target';
import { compound, optionsWithOwner, sourceOf } from './compound';
import { mountAlways } from './rootScript';

/** bash or zsh, mount now and at every start. At a start nobody can be asked, so the credentials file stays. */
export const fstab: Target = {
  id: 'fstab',
  language: 'shellscript',
  system: 'linux',
  forms: ['include', 'prompt'],
  render: facts => (facts.password === undefined ? prompt(facts) : include(facts, facts.password)),
};

function include(facts: SnippetFacts, password: string): string {
  const lines = [credentialsLine('username', facts.username), credentialsLine('password', password)];
  return compound(directories(facts), `printf '%s\\n' ${lines.map(posixQuote).join(' ')} |`, mountAlways, words(facts));
}

/** `read -s` neither shows what is typed nor stores it; its `-p` would be bash only. */
function prompt(facts: SnippetFacts): string {
  const question = `Password of //${facts.host}/${facts.share}: `;
  return compound(
    [
      ...directories(facts),
      `printf %s ${posixQuote(question)} >&2; IFS= read -rs password; echo >&2`,
      '[ -n "$password" ] &&',
    ],
    `printf '%s\\n' ${posixQuote(credentialsLine('username', facts.username))} "password=$password" |`,
    mountAlways,
    words(facts),
  );
}

const directories = (facts: SnippetFacts) => [
  `dir=${posixPath(facts.directory)}`,
  `field=${posixPath({ base: facts.directory.base, path: fstabField(facts.directory.path) })}`,
];

const words = (facts: SnippetFacts) => [
  posixQuote(facts.id),
  sourceOf(facts),
  '"$dir"',
  optionsWithOwner(facts),
  '"$field"',
];
