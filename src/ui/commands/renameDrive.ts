import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { namesIn } from '../../core/drives/nameTaken';
import { renameSeen } from '../../core/drives/renameDrive';
import { isOutcomeUnknown } from '../../core/drives/outcome';
import { isNotFound } from '../../core/drives/whetherGone';
import { visible } from '../../core/text/visible';
import { within } from '../../core/within';
import type { Account } from '../account/account';
import { described, whose } from '../log';
import { refuse, signInButton, tell, warn } from '../messages';
import { RenamedSince } from '../problems';
import { ask } from '../prompts/ask';
import type { Services } from '../services';
import { wordsFor } from '../words/failure';
import { mountedHere } from '../words/mountedHere';
import { nameProblem, nameTaken } from '../words/name';
import { anotherKey } from './account/replaceKey';
import { nameGiven } from './arguments';
import { refuseBusy } from './busy';
import { showingFailure, type Call } from './command';
import { driveNow } from './driveNow';
import { whichDrive } from './whichDrives';

/** In ms. */
const longestLook = 1_000;

interface Renaming {
  readonly account: Account;
  readonly drive: Drive;
  readonly services: Services;
}

/** Resolves to `{ id, name }`. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const chosen = await whichDrive(services, call, l10n.t('Rename a Drive'));
  if (!chosen) return undefined;
  refuseBusy(chosen.account, [chosen.id]);
  // What takes longer is not waited for: where drives are mounted is a hint.
  const looking = within(longestLook, services.mounts.look());
  const [drive] = await Promise.all([driveNow(chosen.account, chosen.id), looking]);
  const renaming = { account: chosen.account, drive, services };
  const name = nameGiven(chosen.given);
  return name === undefined ? askAndRename(renaming) : renameTo(renaming, name);
}

/** A refusal comes back into the box, with what was typed; after another key it goes on by itself. */
async function askAndRename(renaming: Renaming): Promise<object | undefined> {
  const { account, drive, services } = renaming;
  const others = account.list.store.drives.filter(({ id }) => id !== drive.id);
  const taken = namesIn(drive.region, others);
  const mounted = mountedWords(renaming);
  const prompt = l10n.t('New name of the drive. Mounts go on working: they use the id.');
  let now: Renaming = renaming;
  let typed = drive.name;
  let problem: string | undefined;
  for (let goesOn = false; ;) {
    const answer = goesOn
      ? ({ kind: 'chosen', value: typed } as const)
      : await ask({
          title: l10n.t('Rename {0}', visible(now.drive.name)),
          prompt: `${prompt} ${mounted}`.trim(),
          value: typed,
          problem,
          validate: name => nameProblem(name) ?? (taken.has(name.trim()) ? nameTaken(drive.region) : undefined),
        });
    if (answer?.kind !== 'chosen') return undefined;
    typed = answer.value.trim();
    if (typed === now.drive.name) return undefined;
    try {
      return await renameTo(now, typed);
    } catch (error) {
      if (await isSignedOut(now)) return undefined;
      services.log.error(`${whose(now.account)}rename ${drive.id}: ${described(error)}`);
      problem = wordsFor(error).text;
      if (error instanceof RenamedSince) now = { ...now, drive: error.drive };
      const renewed = await anotherKey(services, now.account, error);
      goesOn = renewed !== undefined;
      if (renewed) now = { ...now, account: renewed };
      else if (await isSignedOut(now)) return undefined;
    }
  }
}

/** Says so, with Undo. Resolves to `{ id, name }`. */
export async function renameTo(renaming: Renaming, name: string): Promise<object> {
  const { account, drive, services } = renaming;
  refuseBusy(account, [drive.id]);
  const seen = { id: drive.id, from: drive.name, to: name };
  const sending = renameSeen(account.client, account.list.store, seen, account.signal);
  const { kind, drive: renamed } = await showingTruth({ account, services }, sending);
  if (kind === 'renamedSince') throw new RenamedSince(renamed);
  const words = l10n.t('Renamed {0} to {1}.', visible(drive.name), visible(renamed.name));
  tell(`${words} ${mountedWords(renaming)}`.trim(), {
    title: l10n.t('Undo'),
    run: () => undo(renaming, renamed.name),
  });
  return { id: renamed.id, name: renamed.name };
}

/** Empty where it is not mounted here. */
function mountedWords({ drive, services: { mounts } }: Renaming): string {
  const mounted = mountedHere(mounts.index, drive);
  return mounted === undefined ? '' : l10n.t('It is {0}, which keeps its name.', mounted);
}

function undo(renaming: Renaming, to: string): Promise<unknown> {
  const { drive, services } = renaming;
  const run = async () => {
    if (await isSignedOut(renaming, to)) return;
    const account = (await services.accounts.sameTeam(renaming.account)) ?? renaming.account;
    refuseBusy(account, [drive.id]);
    const renamed = { id: drive.id, from: to, to: drive.name };
    const sending = renameSeen(account.client, account.list.store, renamed, account.signal);
    const outcome = await showingTruth({ account, services }, sending).catch((error: unknown) => {
      if (isNotFound(error)) return undefined;
      throw error;
    });
    // VS Code lets nobody take a message away, so Undo outlives the drive.
    if (!outcome) warn(l10n.t('Not undone: {0} is not there any more.', visible(to)));
    else if (outcome.kind === 'renamedSince') {
      warn(l10n.t('Not undone: the drive was renamed again meanwhile, to {0}.', visible(outcome.drive.name)));
    }
  };
  return showingFailure(services, `undo rename ${drive.id}`, run, () => undo(renaming, to));
}

/** Whether nobody is there to rename it for any more, which is said then. */
async function isSignedOut({ account, drive, services }: Renaming, name = drive.name): Promise<boolean> {
  if (!account.signal.aborted || (await services.accounts.sameTeam(account))) return false;
  const team = visible(account.team.name);
  refuse(l10n.t('{0} was not renamed: its team {1} is signed out.', visible(name), team), signInButton());
  return true;
}

/** Gone, or renamed all the same, perhaps: the list is read again, and shows what is true. */
async function showingTruth<T>(
  { account, services: { view } }: Pick<Renaming, 'account' | 'services'>,
  renaming: Promise<T>,
): Promise<T> {
  try {
    return await renaming;
  } catch (error) {
    if (isNotFound(error) || isOutcomeUnknown(error)) view.refreshAfterChange(account);
    throw error;
  }
}
