import { env, l10n } from 'vscode';
import type { FoundKey, FoundKeys } from '../../core/keys/foundKeys';
import type { FileProblem } from '../../core/keys/toolFile';
import { visible } from '../../core/text/visible';

const file = '~/.paperspace/credentials.toml';

/** Where the keys were found: it need not be the computer that the person sits at. */
export function foundWhere(farFromFiles: boolean): string {
  if (farFromFiles) return l10n.t('Paperspace’s own tools have these API keys on your own computer');
  return env.remoteName === undefined
    ? l10n.t('Paperspace’s own tools have these API keys on this computer')
    : l10n.t('Paperspace’s own tools have these API keys on the machine this window works on');
}

/** Behind the key's name: where it was found, and what is special about it. */
export function foundIn({ team, inEnvironment, isCurrent }: FoundKey, isSignedIn: boolean): string {
  return [
    team !== undefined && file,
    inEnvironment && team !== undefined && 'PAPERSPACE_API_KEY',
    inEnvironment && team === undefined && l10n.t('environment variable'),
    isCurrent && l10n.t('the tools’ current team'),
    isSignedIn && l10n.t('signed in'),
  ]
    .filter(part => part !== false)
    .join(' · ');
}

/** What of the file cannot be used, and why; undefined: all of it can. */
export function fileTrouble({ problem, unusable }: FoundKeys): string | undefined {
  if (problem) return l10n.t('{0} is not used: {1}', file, problemWords(problem));
  const teams = unusable.map(team => visible(team, 50));
  if (teams.length === 0) return undefined;
  return l10n.t('In {0}, what stands for {1} is no API key.', file, teams.slice(0, 5).join(', '));
}

function problemWords(problem: FileProblem): string {
  switch (problem.why) {
    case 'unreadable':
      return l10n.t('it cannot be read ({0}).', problem.code);
    case 'tooLarge':
      return l10n.t('it is too large to hold API keys.');
    case 'notOwn':
      return l10n.t('it belongs to another user of that machine.');
    case 'otherVersion':
      return l10n.t('it is of a version that this extension does not know.');
    case 'damaged':
      return problem.line === undefined
        ? l10n.t('it is damaged.')
        : l10n.t('it is damaged, from line {0} on.', problem.line);
  }
}
