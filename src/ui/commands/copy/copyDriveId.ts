import { l10n } from 'vscode';
import type { Services } from '../../services';
import type { Call } from '../command';
import { copyFact } from './copyFact';

export function run(services: Services, call: Call): Promise<string | undefined> {
  return copyFact(services, call, l10n.t('Copy Drive ID'), drive => drive.id);
}
