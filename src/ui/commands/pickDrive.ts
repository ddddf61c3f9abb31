import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { visibleLabel } from '../../core/text/visible';
import type { Account } from '../account/account';
import { teamIfSeveral } from '../account/teams';
import { pick } from '../prompts/pick';
import type { Services } from '../services';

export interface DriveOfTeam {
  readonly account: Account;
  readonly drive: Drive;
}

interface Choice {
  readonly label: string;
  readonly description: string;
  readonly found: DriveOfTeam | undefined;
}

/** A drive from all regions of these teams. Reads the lists first if one is not whole, and says so if one stays a part. */
export async function pickDrive(
  { view }: Pick<Services, 'view'>,
  accounts: readonly Account[],
  title: string,
): Promise<DriveOfTeam | undefined> {
  const choices = () => [...notesOn(accounts), ...accounts.flatMap(account => driveChoices(account, accounts))];
  const read = async () => {
    await view.refresh();
    failIfNothing(accounts);
    return choices();
  };
  const answer = await pick({
    title,
    placeholder:
      accounts.length > 1
        ? l10n.t('Name, size, region, team or ID of a drive')
        : l10n.t('Name, size, region or ID of a drive'),
    items: accounts.every(({ list }) => list.state.loaded === 'whole') ? choices() : read(),
    canChoose: item => item.found !== undefined,
  });
  return answer?.kind === 'chosen' ? answer.value.found : undefined;
}

/** Where one team has something, what another one fails with is no reason to show nothing. */
function failIfNothing(accounts: readonly Account[]): void {
  if (accounts.some(({ list }) => list.state.loaded !== 'nothing')) return;
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

function notesOn(accounts: readonly Account[]): readonly Choice[] {
  const note = (label: string): Choice => ({ label: `$(info) ${label}`, description: '', found: undefined });
  const parts = accounts.filter(({ list }) => list.state.loaded !== 'whole');
  if (parts.length > 0) {
    return parts.map(account => {
      const team = teamIfSeveral(account, accounts);
      return note(
        team === undefined
          ? l10n.t('The list is incomplete: not all drives were read.')
          : l10n.t('The list of {0} is incomplete: not all drives were read.', team),
      );
    });
  }
  if (accounts.some(({ list }) => list.store.drives.length > 0)) return [];
  return [note(accounts.length > 1 ? l10n.t('Your teams have no drives.') : l10n.t('This team has no drives.'))];
}
