import { fstabField, posixPath } from '../quoting';
import type { SnippetFacts, Target } from '../target';
import { compound } from './compound';
import { mountAlways } from './rootScript';

/** bash or zsh, mount now and at every start. At a start nobody can be asked, so the credentials file stays. */
export const fstab: Target = {
  id: 'fstab',
  language: 'shellscript',
  system: 'linux',
  forms: ['include', 'prompt'],
  gist: 'line="$source',
  render,
};

function render(facts: SnippetFacts): string {
  const { base, path } = facts.directory;
  const variables = [`dir=${posixPath({ base, path })}`, `field=${posixPath({ base, path: fstabField(path) })}`];
  return compound(facts, variables, mountAlways, ['"$field"']);
}
