import { l10n, type QuickPickItem } from 'vscode';
import type { Machine } from '../../../core/drives/drive';
import { byUse, privateAddress } from '../../../core/machines/machine';
import { visible, visibleLabel } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import type { Team } from '../../account/storedAccount';
import { teamIfSeveral } from '../../account/teams';
import { warn } from '../../messages';
import { KeyringFails } from '../../problems';
import { pick } from '../../prompts/pick';
import type { Services } from '../../services';
import { wordsFor } from '../../words/failure';
import { machineFacts } from '../../words/machine';
import { readArguments, textGiven } from '../arguments';
import type { Call } from '../command';
import { problemItems } from '../create/problemItem';
import { accountsGiven } from '../whichTeam';

type AddressOf = (machine: Machine) => string | undefined;

export interface MachineOfTeam {
  readonly account: Account;
  readonly machine: Machine;
}

export interface ChosenMachine extends MachineOfTeam {
  readonly address: string;
}

/** In ms: a private address that was read before that is read again. */
const tooOld = 30_000;

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
  const given = called.on === 'given' ? called.given : {};
  const id = row?.id ?? textGiven(given, 'id');
  await accounts.required();
  const signedIn = accountsGiven(accounts, given);
  const teams = row ? signedIn.filter(account => account.id === row.account) : signedIn;
  // Where a team is named, no other one counts.
  const locked = row || given['team'] !== undefined ? [] : accounts.unreadable;
  if (id !== undefined) return addressNow(teams, id, addressOf, locked.length > 0);
  const chosen = await ask(teams, locked, title, addressOf);
  return chosen && addressNow([chosen.account], chosen.machine.id, addressOf);
}

/**
 * The address of a machine, as it is now. Undefined: there is none, and that was said.
 *
 * @param isLocked it may also be of a team whose key could not be read
 */
export async function addressNow(
  teams: readonly Account[],
  id: string,
  addressOf: AddressOf,
  isLocked = false,
): Promise<ChosenMachine | undefined> {
  const found = await machineNow(teams, id, addressOf);
  if (!found) {
    if (isLocked) throw new KeyringFails();
    warn(noSuch(teams));
    return undefined;
  }
  const address = addressOf(found.machine);
  if (address !== undefined) return { ...found, address };
  warn(l10n.t('{0} has no address for that: it has Windows, or no address yet.', visible(found.machine.name)));
  return undefined;
}

/** A public address is asked for each time: a machine that is turned off gives it up, and another gets it. */
async function machineNow(
  teams: readonly Account[],
  id: string,
  addressOf: AddressOf,
): Promise<MachineOfTeam | undefined> {
  const known = () => teams.flatMap(account => ofTeam(account, account.connections.machine(id)))[0];
  const before = known();
  const isPrivate = before && addressOf(before.machine) === privateAddress(before.machine);
  const asked = before ? [before.account] : teams;
  const answers = await Promise.allSettled(
    asked.map(({ connections }) => connections.machinesNow(isPrivate ? tooOld : 0)),
  );
  const failed = answers.find(answer => answer.status === 'rejected');
  // What was known of it stays where it could not be read again.
  const found = failed && before ? undefined : known();
  if (!found && failed) throw failed.reason as Error;
  return found;
}

function ofTeam(account: Account, machine: Machine | undefined): readonly MachineOfTeam[] {
  return machine ? [{ account, machine }] : [];
}

const noSuch = ({ length }: readonly Account[]) =>
  length > 1 ? l10n.t('None of your teams has such a machine.') : l10n.t('This team has no such machine.');

type Choice = QuickPickItem & { readonly found?: MachineOfTeam };

async function ask(
  teams: readonly Account[],
  locked: readonly Team[],
  title: string,
  addressOf: AddressOf,
): Promise<MachineOfTeam | undefined> {
  const items = choices(teams, locked, addressOf);
  const answer = await pick({ title, items, canChoose: ({ found }) => found !== undefined });
  return answer?.kind === 'chosen' ? answer.value.found : undefined;
}

/** Where one team's machines are listed, those of another that are not are no reason to show nothing. */
async function choices(
  teams: readonly Account[],
  locked: readonly Team[],
  addressOf: AddressOf,
): Promise<readonly Choice[]> {
  const failures: unknown[] = [];
  const all = [...teams, ...locked.map(team => ({ team }))];
  const notListed = (of: Pick<Account, 'team'>, error: unknown) => {
    failures.push(error);
    const why = `${l10n.t('machines not listed')} · ${wordsFor(error).text}`;
    return problemItems([`${teamIfSeveral(of, all) ?? ''}: ${why}`]);
  };
  const ofAll = teams.map(account =>
    account.connections.machinesNow(tooOld).then(
      machines =>
        machines
          .filter(addressOf)
          .sort(byUse)
          .map(machine => choice({ account, machine }, all)),
      (error: unknown) => notListed(account, error),
    ),
  );
  const unread = locked.map(team => notListed({ team }, new KeyringFails()));
  const found = [...(await Promise.all<readonly Choice[]>(ofAll)), ...unread].flat();
  const [failure] = failures;
  if (failure && failures.length === all.length) throw failure as Error;
  return found.length > 0 ? found : [{ label: noSuch(teams) }];
}

function choice(found: MachineOfTeam, teams: readonly Pick<Account, 'team'>[]): Choice {
  const { account, machine } = found;
  const facts = [...machineFacts(machine), teamIfSeveral(account, teams) ?? []].flat();
  return { label: visibleLabel(machine.name), description: visibleLabel(facts.join(' · ')), found };
}
