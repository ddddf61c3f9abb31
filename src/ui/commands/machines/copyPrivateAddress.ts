import { l10n } from 'vscode';
import { privateAddress } from '../../../core/machines/machine';
import type { Services } from '../../services';
import type { Call } from '../command';
import { copyText } from '../copy/copyFact';
import { whichMachine } from './whichMachine';

/** For RDP, and whatever else is done with an address. Resolves to what was copied. */
export async function run(services: Services, call: Call): Promise<string | undefined> {
  const title = l10n.t('Copy Private Address');
  const chosen = await whichMachine(services, call, title, privateAddress);
  return chosen && copyText(chosen.address);
}
