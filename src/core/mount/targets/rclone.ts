import { rcloneObscure } from '../obscure';
import { posixPath, posixQuote, rcloneValue } from '../quoting';
import type { Refusal } from '../refusal';
import { resourceName } from '../resourceName';
import type { SnippetFacts, Target } from '../target';

/** A remote for rclone's configuration file: no mount helper and no root needed, on any system. */
export const rclone: Target = {
  id: 'rclone',
  language: 'ini',
  system: 'any',
  forms: ['include', 'prompt'],
  disguise: rcloneObscure,
  refuse,
  render,
};

function refuse(facts: SnippetFacts): Refusal | undefined {
  const user = rcloneValue(facts.username);
  return user.ok ? undefined : { kind: 'cannotQuote', target: 'rclone', field: 'username', character: user.character };
}

function render(facts: SnippetFacts): string {
  const name = resourceName(facts.id);
  const user = rcloneValue(facts.username);
  return [
    `# //${facts.host}/${facts.share} for rclone: add this to the file that "rclone config file" names. To use it:`,
    `#   rclone mount ${posixQuote(`${name}:${facts.share}`)} ${posixPath(facts.directory)} --vfs-cache-mode writes`,
    ...(facts.password === undefined
      ? howToAsk
      : ['# The password is only obscured: whoever can read the file has it.']),
    `[${name}]`,
    'type = smb',
    `host = ${facts.host}`,
    `user = ${user.ok ? user.text : ''}`,
    ...(facts.password === undefined ? [] : [`pass = ${rcloneObscure(facts.password)}`]),
  ].join('\n');
}

const howToAsk = [
  '# This asks for the password and prints the line that belongs below "user" (bash, zsh):',
  `#   ( IFS= read -rs p; printf 'pass = '; printf %s "$p" | rclone obscure - )`,
];
