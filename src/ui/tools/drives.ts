import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { teamIfSeveral } from '../account/teams';
import { textGiven } from '../commands/arguments';
import { driveFacts } from '../commands/delete/confirmDelete';
import type { DriveOfTeam } from '../commands/pickDrive';
import { KeyringFails, LoadingStopped } from '../problems';
import { settings } from '../settings';
import { wordsFor } from '../words/failure';
import { needed, ToolProblem, type ToolCall } from './tool';

/** An assistant's calls come in bursts; older than this, in milliseconds, a list is read again. */
const freshForMs = 30_000;
/** So many drives may have been meant, at most, where it is not clear which. */
const mostCandidates = 10;

/** What a model needs to tell drives apart. */
export function shortFacts({ account, drive: { id, name, region, sizeGB } }: DriveOfTeam): object {
  return { id, name, region, sizeGB, team: account.team.name };
}

/**
 * The drives of all teams, as they are now or were some seconds ago. `problem`: why they may be old or not all. Rejects
 * where there is nothing to tell.
 */
export async function readDrives({ accounts }: ToolCall['services']) {
  const teams = await accounts.required();
  // Walks that the view shares: they go on where nobody waits for them here.
  await Promise.all(teams.map(readList));
  const drives = teams.flatMap(account => account.list.store.drives.map(drive => ({ account, drive })));
  const failed = teams.flatMap(({ team, list: { state } }) => {
    const { problem } = state;
    if (!problem) return [];
    return [{ team, error: problem.kind === 'failed' ? problem.error : new LoadingStopped() }];
  });
  const locked = accounts.unreadable.map(team => ({ team, error: new KeyringFails() }));
  failed.push(...locked);
  const [first] = failed;
  if (first && drives.length === 0) throw first.error;
  return {
    teams,
    drives,
    problem: first && failed.map(each => ofTeam(each, accounts.teams)).join(' '),
  };
}

function ofTeam(failed: Pick<Account, 'team'> & { readonly error: unknown }, all: readonly Pick<Account, 'team'>[]) {
  const team = teamIfSeveral(failed, all);
  const { text } = wordsFor(failed.error);
  return team === undefined ? text : `${team}: ${text}`;
}

async function readList({ list }: Account): Promise<void> {
  const { loaded, at = 0, problem } = list.state;
  if (loaded !== 'whole' || list.isRecalled || problem || Math.abs(Date.now() - at) > freshForMs)
    await list.refresh(settings.order());
}

/** The drive that a model named, by id or by a name that it alone has, as far as all drives are known. */
export async function driveMeant({ services, given }: ToolCall): Promise<DriveOfTeam> {
  const wanted = needed(textGiven(given, 'drive'), 'drive');
  const { drives, problem } = await readDrives(services);
  const named = drives.filter(({ drive }) => drive.name === wanted);
  const [only] = problem === undefined && named.length === 1 ? named : [];
  const found = drives.find(({ drive }) => drive.id === wanted) ?? only;
  if (found) return found;
  const part = wanted.trim().toLowerCase();
  const similar = named.length > 0 ? named : drives.filter(({ drive }) => drive.name.toLowerCase().includes(part));
  const candidates = JSON.stringify(similar.slice(0, mostCandidates).map(shortFacts));
  throw new ToolProblem(
    `${named.length} drives are called that. ${problem ?? ''} Give an id of paperspaceDrives_list, perhaps of ${candidates}`,
  );
}

/** The drive, and all that a person should know of it before something is done to it. */
export async function factsOfMeant(call: ToolCall) {
  const meant = await driveMeant(call);
  const { accounts, mounts } = call.services;
  const facts = await driveFacts({ mounts: await mounts.look(), teams: accounts.teams }, meant);
  return { drive: meant.drive, name: visible(meant.drive.name), facts };
}
