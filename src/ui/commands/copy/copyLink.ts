import { env, l10n } from 'vscode';
import type { Services } from '../../services';
import type { Call } from '../command';
import { copyFact } from './copyFact';

/** A link that opens the drive in the sidebar, of whoever is signed in to its team. */
export function run(services: Services, call: Call): Promise<string | undefined> {
  const base = `${env.uriScheme}://${services.extensionId}/drive/`;
  return copyFact(services, call, l10n.t('Copy Link'), drive => base + drive.id);
}
