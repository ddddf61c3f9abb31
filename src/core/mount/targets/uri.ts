import { urlComponent } from '../quoting';
import type { Target } from '../target';

/** An address for file managers (Finder, GNOME Files, `gio mount`), which ask for the password themselves. */
export const uri: Target = {
  id: 'uri',
  language: 'plaintext',
  system: 'any',
  forms: ['prompt'],
  render: ({ host, share, username }) => `smb://${urlComponent(username)}@${host}/${urlComponent(share)}`,
};
