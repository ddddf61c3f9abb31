import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { visibleLabel } from '../../core/text/visible';
import type { Account } from '../account/account';
import type { Team } from '../account/storedAccount';
import { teamIfSeveral, teamName } from '../account/teams';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { lockedWords, teamFacts } from '../words/team';

export interface DriveOfTeam {
  readonly account: Account;
  readonly drive: Drive;
}

interface Choice {
  readonly label: string;
  readonly description: string;
  readonly found: DriveOfTeam | undefined;
}

/**
 * A drive from all regions of these teams. Lists that are not whole are read meanwhile, and no others; what is known can be
 * chosen at once, and what is missing is told.
 */
export async function pickDrive(
  { accounts: { known, unreadable }, view }: Pick<Services, 'accounts' | 'view'>,
  accounts: readonly Account[],
  title: string,
): Promise<DriveOfTeam | undefined> {
  const locked = accounts.length === known.length ? unreadable : [];
  const choices = () => [...notesOn(accounts, locked), ...accounts.flatMap(account => driveChoices(account, accounts))];
  const parts = partsOf(accounts);
  const answer = await pick({
    title,
    placeholder:
      accounts.length > 1
        ? l10n.t('Name, size, region, team or ID of a drive')
        : l10n.t('Name, size, region or ID of a drive'),
    items: accounts.every(isUnread) ? [] : choices(),
    renew:
      parts.length > 0 &&
      (async show => {
        const reading = parts.map(async account => {
          await view.read(account);
          if (!accounts.every(isUnread)) show(choices());
        });
        await Promise.all(reading);
        failIfNothing(accounts);
      }),
    isActive: ({ found }) => found !== undefined,
    canChoose: ({ found }) => found !== undefined,
  });
  return answer?.kind === 'chosen' ? answer.value.found : undefined;
}

const isUnread = ({ list }: Account) => list.state.loaded === 'nothing';

const partsOf = (accounts: readonly Account[]) => accounts.filter(({ list }) => list.state.loaded !== 'whole');

/** Where one team has something, what another one fails with is no reason to show nothing. */
function failIfNothing(accounts: readonly Account[]): void {
  if (!accounts.every(isUnread)) return;
  const problem = accounts.map(({ list }) => list.state.problem).find(each => each?.kind === 'failed');
  if (problem?.kind === 'failed') throw problem.error;
}

function driveChoices(account: Account, accounts: readonly Account[]): readonly Choice[] {
  const team = teamIfSeveral(account, accounts);
  return account.list.store.drives.map(drive => {
    const facts = [formatSize(drive.sizeGB), regionName(drive.region), ...(team === undefined ? [] : [team]), drive.id];
    return {
      label: visibleLabel(drive.name),
      description: visibleLabel(facts.join(' · ')),
      found: { account, drive },
    };
  });
}

/** @param locked teams whose keys could not be read */
function notesOn(accounts: readonly Account[], locked: readonly Team[]): readonly Choice[] {
  const note = (text: string, description = '') => ({
    label: `$(info) ${visibleLabel(text)}`,
    description,
    found: undefined,
  });
  const parts = partsOf(accounts).map(account =>
    note(incompleteWords(teamIfSeveral(account, accounts)), teamFacts(account).join(' · ')),
  );
  const missing = locked.map(team => note(incompleteWords(teamName(team, locked)), lockedWords()));
  if (parts.length + missing.length > 0) return [...parts, ...missing];
  if (accounts.some(({ list }) => list.store.drives.length > 0)) return [];
  return [note(accounts.length > 1 ? l10n.t('Your teams have no drives.') : l10n.t('This team has no drives.'))];
}

function incompleteWords(team: string | undefined): string {
  return team === undefined
    ? l10n.t('The list is incomplete: not all drives were read.')
    : visibleLabel(l10n.t('The list of {0} is incomplete: not all drives were read.', team));
}
