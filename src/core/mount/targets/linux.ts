import { posixPath } from '../quoting';
import type { Target } from '../target';
import { compound } from './compound';
import { mountOnce } from './rootScript';

/** bash or zsh, mount now; nothing stays on the machine but the mount. */
export const linux: Target = {
  id: 'linux',
  language: 'shellscript',
  system: 'linux',
  forms: ['include', 'prompt'],
  gist: 'mount -t cifs',
  render: facts => compound(facts, [`dir=${posixPath(facts.directory)}`], mountOnce),
};
