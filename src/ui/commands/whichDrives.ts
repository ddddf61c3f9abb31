import { l10n } from 'vscode';
import { isNotFound } from '../../core/drives/whetherGone';
import type { Account } from '../account/account';
import { warn } from '../messages';
import { BadArgument, KeyringFails, NoSuchDrive } from '../problems';
import type { Services } from '../services';
import { isDriveNode, readArguments, textGiven, type Called } from './arguments';
import type { Call, DriveRef } from './command';
import { pickDrive } from './pickDrive';
import { accountsGiven, pickTeam } from './whichTeam';

/** Drives of one team. */
export interface TeamDrives {
  readonly account: Account;
  readonly ids: readonly string[];
}

/** The drives a command works on, with what else it was given. */
export interface Chosen {
  /** By team, the first one's first; none is empty. */
  readonly teams: readonly TeamDrives[];
  readonly given: Readonly<Record<string, unknown>>;
}

type Choosing = Pick<Services, 'accounts' | 'view'>;

/** Which drives a command was called on; asks if it was called on none. Undefined: backed out, or no drive is meant. */
export async function whichDrives(services: Choosing, call: Call, title: string): Promise<Chosen | undefined> {
  const called = readArguments(call);
  const meant = refsOf(called);
  const given = called.on === 'given' ? called.given : {};
  await services.accounts.required();
  const accounts = accountsGiven(services.accounts, given);
  const isLocked = services.accounts.unreadable.length > 0 && given['team'] === undefined;
  const refs = meant ?? call.chosen ?? (await askWhich(services, accounts, title));
  const byTeam = new Map<Account, string[]>();
  for (const { account, id } of refs ?? []) {
    const holder = accounts.find(each => each.id === account) ?? (await holderOf(accounts, id, title, isLocked));
    if (!holder) return undefined;
    byTeam.set(holder, [...(byTeam.get(holder) ?? []), id]);
  }
  const teams = [...byTeam].map(([account, ids]) => ({ account, ids }));
  call.chosen = teams.flatMap(({ account, ids }) => ids.map(id => ({ account: account.id, id })));
  return teams.length > 0 ? { teams, given } : undefined;
}

/** As `whichDrives`, for commands that work on one; a key pressed on several rows names none of them. */
export async function whichDrive(
  services: Choosing,
  call: Call,
  title: string,
): Promise<{ readonly account: Account; readonly id: string; readonly given: Chosen['given'] } | undefined> {
  const chosen = await whichDrives(services, call, title);
  const [first] = chosen?.teams ?? [];
  const count = chosen?.teams.reduce((sum, { ids }) => sum + ids.length, 0) ?? 0;
  if (readArguments(call).on === 'selection' && count > 1) {
    warn(l10n.t('Several drives are selected. Select one.'));
    return undefined;
  }
  const id = first?.ids[0];
  return chosen && first && id !== undefined ? { account: first.account, given: chosen.given, id } : undefined;
}

type Ref = Partial<Pick<DriveRef, 'account'>> & Pick<DriveRef, 'id'>;

function refsOf(called: Called): readonly Ref[] | undefined {
  switch (called.on) {
    case 'nothing':
      return undefined;
    case 'selection':
    case 'rows':
      return called.rows.filter(isDriveNode);
    case 'given': {
      const id = textGiven(called.given, 'id');
      if (id !== undefined && !/^[A-Za-z0-9_-]+$/.test(id)) throw new BadArgument('id');
      return id === undefined ? undefined : [{ id }];
    }
  }
}

async function askWhich(
  services: Choosing,
  accounts: readonly Account[],
  title: string,
): Promise<readonly Ref[] | undefined> {
  const found = await pickDrive(services, accounts, title);
  return found && [{ account: found.account.id, id: found.drive.id }];
}

/** Whose drive it is, by the lists; where none has it, by the service. Asks where several have it. Undefined: backed out. */
async function holderOf(
  accounts: readonly Account[],
  id: string,
  title: string,
  isLocked: boolean,
): Promise<Account | undefined> {
  const holders = await holdersOf(accounts, id, isLocked);
  return holders.length === 1 ? holders[0] : pickTeam(holders, title, l10n.t('Several teams have the drive {0}', id));
}

/** The same where nobody can be asked. */
export async function firstHolder(accounts: readonly Account[], id: string, isLocked: boolean): Promise<Account> {
  const [first] = await holdersOf(accounts, id, isLocked);
  if (!first) throw new NoSuchDrive(accounts.length);
  return first;
}

/**
 * A single team is taken to have it: what is asked of it next says whether it has.
 *
 * @param isLocked it may also be of a team whose key could not be read
 */
async function holdersOf(accounts: readonly Account[], id: string, isLocked: boolean): Promise<readonly Account[]> {
  if (accounts.length === 1 && !isLocked) return accounts;
  const listed = accounts.filter(({ list }) => list.store.get(id));
  return listed.length > 0 ? listed : holdersNow(accounts, id, isLocked);
}

/** Rejects with NoSuchDrive where every team was asked in vain, or with what kept one from answering or being asked. */
async function holdersNow(accounts: readonly Account[], id: string, isLocked: boolean): Promise<readonly Account[]> {
  const answers = await Promise.allSettled(accounts.map(({ client, signal }) => client.drives.get(id, signal)));
  const holders = accounts.filter((_, at) => answers[at]?.status === 'fulfilled');
  if (holders.length > 0) return holders;
  for (const answer of answers)
    if (answer.status === 'rejected' && !isNotFound(answer.reason)) throw answer.reason as Error;
  throw isLocked ? new KeyringFails() : new NoSuchDrive(accounts.length);
}
