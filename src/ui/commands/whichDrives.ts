import { l10n } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { visibleLabel } from '../../core/text/visible';
import type { Account } from '../account/account';
import { warn } from '../messages';
import { BadArgument } from '../problems';
import { pick } from '../prompts/pick';
import type { Services } from '../services';
import { isDriveNode, readArguments, textGiven, type Called } from './arguments';
import type { Call } from './command';

/** The drives a command works on, with what else it was given. */
export interface Chosen {
  readonly account: Account;
  readonly ids: readonly string[];
  readonly given: Readonly<Record<string, unknown>>;
}

type Choosing = Pick<Services, 'accounts' | 'view'>;

/** Which drives a command was called on; asks if it was called on none. Undefined: backed out, or no drive is meant. */
export async function whichDrives(services: Choosing, call: Call, title: string): Promise<Chosen | undefined> {
  const called = readArguments(call);
  const meant = idsOf(called);
  const account = await services.accounts.required();
  const ids = meant ?? call.chosen ?? (await askWhich(services, account, title));
  call.chosen = ids;
  if (!ids || ids.length === 0) return undefined;
  return { account, ids, given: called.on === 'given' ? called.given : {} };
}

/** As `whichDrives`, for commands that work on one; a key pressed on several rows names none of them. */
export async function whichDrive(
  services: Choosing,
  call: Call,
  title: string,
): Promise<(Omit<Chosen, 'ids'> & { readonly id: string }) | undefined> {
  const chosen = await whichDrives(services, call, title);
  const several = readArguments(call).on === 'selection' && (chosen?.ids.length ?? 0) > 1;
  if (several) warn(l10n.t('Several drives are selected. Select one.'));
  const [id] = several ? [] : (chosen?.ids ?? []);
  return chosen && id !== undefined ? { account: chosen.account, given: chosen.given, id } : undefined;
}

function idsOf(called: Called): readonly string[] | undefined {
  switch (called.on) {
    case 'nothing':
      return undefined;
    case 'selection':
    case 'rows':
      return called.rows.filter(isDriveNode).map(row => row.id);
    case 'given': {
      const id = textGiven(called.given, 'id');
      if (id !== undefined && !/^[A-Za-z0-9_-]+$/.test(id)) throw new BadArgument('id');
      return id === undefined ? undefined : [id];
    }
  }
}

async function askWhich(services: Choosing, account: Account, title: string): Promise<readonly string[] | undefined> {
  const drive = await pickDrive(services, account, title);
  return drive && [drive.id];
}

/** A drive from all regions. Reads the list first if it is not whole, and says so if it stays a part. */
export async function pickDrive({ view }: Choosing, account: Account, title: string): Promise<Drive | undefined> {
  const { list } = account;
  const choices = () => [...noteOn(account), ...list.store.drives.map(driveChoice)];
  const read = async () => {
    await view.refresh();
    failIfNothing(account);
    return choices();
  };
  const answer = await pick({
    title,
    placeholder: l10n.t('Name, size, region or ID of a drive'),
    items: list.state.loaded === 'whole' ? choices() : read(),
    canChoose: item => item.drive !== undefined,
  });
  return answer?.kind === 'chosen' ? answer.value.drive : undefined;
}

function failIfNothing({ list: { state } }: Account): void {
  if (state.loaded === 'nothing' && state.problem?.kind === 'failed') throw state.problem.error;
}

function driveChoice(drive: Drive): { label: string; description: string; drive: Drive | undefined } {
  const facts = [formatSize(drive.sizeGB), regionName(drive.region), drive.id];
  return { label: visibleLabel(drive.name), description: visibleLabel(facts.join(' · ')), drive };
}

function noteOn({
  list: { state, store },
}: Account): readonly { label: string; description: string; drive: undefined }[] {
  const note = (label: string) => [{ label: `$(info) ${label}`, description: '', drive: undefined }];
  if (state.loaded !== 'whole') return note(l10n.t('The list is incomplete: not all drives were read.'));
  return store.drives.length === 0 ? note(l10n.t('This team has no drives.')) : [];
}
