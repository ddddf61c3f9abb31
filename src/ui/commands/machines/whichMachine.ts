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
import { accountsGiven } from '../whichTeam';

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
  const signedIn = accountsGiven(await accounts.required(), called.on === 'given' ? called.given : {});
  const teams = row ? signedIn.filter(account => account.id === row.account) : signedIn;
  const machine = id === undefined ? await ask(teams, title, addressOf) : await machineNow(teams, id);
  if (!machine) return undefined;
  const address = addressOf(machine);
  if (address !== undefined) return { machine, address };
  warn(l10n.t('{0} has no address for that: it has Windows, or no address yet.', visible(machine.name)));
  return undefined;
}

/** As it was read for the tree, or else as it is now. */
async function machineNow(teams: readonly Account[], id: string): Promise<Machine | undefined> {
  const known = () => teams.map(({ connections }) => connections.machine(id)).find(machine => machine !== undefined);
  if (known()) return known();
  const answers = await Promise.allSettled(teams.map(({ connections }) => connections.machines.read({ again: true })));
  const found = known();
  const failed = answers.find(({ status }) => status === 'rejected');
  if (!found && failed?.status === 'rejected') throw failed.reason as Error;
  if (!found) warn(noSuch(teams));
  return found;
}

const noSuch = ({ length }: readonly Account[]) =>
  length > 1 ? l10n.t('None of your teams has such a machine.') : l10n.t('This team has no such machine.');

type Choice = QuickPickItem & { readonly machine?: Machine };

async function ask(teams: readonly Account[], title: string, addressOf: AddressOf): Promise<Machine | undefined> {
  const choices = async (): Promise<readonly Choice[]> => {
    const found = (await Promise.all(teams.map(account => choicesOf(account, addressOf, teams.length > 1)))).flat();
    return found.length > 0 ? found : [{ label: noSuch(teams) }];
  };
  const answer = await pick({ title, items: choices(), canChoose: ({ machine }) => machine !== undefined });
  return answer?.kind === 'chosen' ? answer.value.machine : undefined;
}

async function choicesOf({ connections, team }: Account, addressOf: AddressOf, named: boolean): Promise<Choice[]> {
  const found = (await connections.machines.read()).filter(addressOf).sort(byUse);
  return found.map(machine => ({
    label: visibleLabel(machine.name),
    description: visibleLabel([...machineFacts(machine), ...(named ? [team.name] : [])].join(' · ')),
    machine,
  }));
}
