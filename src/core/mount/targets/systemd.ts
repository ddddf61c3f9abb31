import { posixPath } from '../quoting';
import type { Target } from '../target';
import { compound } from './compound';
import { mountByUnits } from './unitScript';

/** bash or zsh, mount now and at first use after every start, by units of systemd. The credentials file stays. */
export const systemd: Target = {
  id: 'systemd',
  language: 'shellscript',
  system: 'linux',
  forms: ['include', 'prompt'],
  gist: '[Mount]',
  render: facts => compound(facts, [`dir=${posixPath(facts.directory)}`], mountByUnits),
};
