import { l10n } from 'vscode';
import type { Services } from '../../services';
import type { Call } from '../command';
import { copyable, copyFact } from './copyFact';

export function run(services: Services, call: Call): Promise<string | undefined> {
  return copyFact(services, call, l10n.t('Copy User Name'), drive => copyable(drive, 'username', drive.username));
}
