import { l10n, type QuickPickItem } from 'vscode';
import type { Machine } from '../../../core/drives/drive';
import { byUse } from '../../../core/machines/machine';
import { visible, visibleLabel } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { warn } from '../../messages';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { machineFacts } from '../../words/machine';
import { readArguments, textGiven } from '../arguments';
import type { Call } from '../command';

type AddressOf = (machine: Machine) => string | undefined;

export interface ChosenMachine {
  readonly machine: Machine;
  readonly address: string;
}

/**
 * Which machine a command was called on, and the address it wants of that: by its row, by `{ id }`, or asked for among those that
 * have such an address. Undefined: backed out, or none is meant.
 */
export async function whichMachine(
  { accounts }: Pick<Services, 'accounts'>,
  call: Call,
  title: string,
  addressOf: AddressOf,
): Promise<ChosenMachine | undefined> {
  const called = readArguments(call);
  const row = 'rows' in called ? called.rows.find(each => each.kind === 'machine') : undefined;
  if ('rows' in called && !row) return undefined;
  const id = row?.id ?? (called.on === 'given' ? textGiven(called.given, 'id') : undefined);
  const account = await accounts.required();
  const machine = id === undefined ? await ask(account, title, addressOf) : await machineNow(account, id);
  if (!machine) return undefined;
  const address = addressOf(machine);
  if (address !== undefined) return { machine, address };
  warn(l10n.t('{0} has no address for that: it has Windows, or no address yet.', visible(machine.name)));
  return undefined;
}

/** As it was read for the tree, or else as it is now. */
async function machineNow({ connections }: Account, id: string): Promise<Machine | undefined> {
  if (!connections.machine(id)) await connections.machines.read({ again: true });
  const found = connections.machine(id);
  if (!found) warn(noSuch());
  return found;
}

const noSuch = () => l10n.t('This team has no such machine.');

async function ask({ connections }: Account, title: string, addressOf: AddressOf): Promise<Machine | undefined> {
  const choices = async (): Promise<readonly (QuickPickItem & { readonly machine?: Machine })[]> => {
    const found = (await connections.machines.read()).filter(addressOf).sort(byUse);
    if (found.length === 0) return [{ label: noSuch() }];
    return found.map(machine => ({
      label: visibleLabel(machine.name),
      description: visibleLabel(machineFacts(machine).join(' · ')),
      machine,
    }));
  };
  const answer = await pick({ title, items: choices(), canChoose: ({ machine }) => machine !== undefined });
  return answer?.kind === 'chosen' ? answer.value.machine : undefined;
}
