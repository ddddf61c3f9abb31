import { l10n } from 'vscode';
import { systemClock } from '../../core/clock';
import { isNameTaken } from '../../core/drives/nameTaken';
import { regionCode, regionName } from '../../core/drives/regions';
import { formatSize } from '../../core/drives/sizes';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { accountsNamed } from '../account/teams';
import { nameGiven, numberGiven, textGiven } from '../commands/arguments';
import { createAsking } from '../commands/create/createDrive';
import { emptyDraft, mayBeMade } from '../commands/create/draft';
import { KeyringFails } from '../problems';
import { settings } from '../settings';
import { wordsFor } from '../words/failure';
import { priceWords } from '../words/price';
import { confirmation, needed, notConfirmed, ToolProblem, type Tool, type ToolCall } from './tool';

/** Asks at the last look, as Create Drive… does, whatever was allowed in the conversation; and for the network, if left out. */
export const createTool: Tool = {
  prepare: async call => {
    const { name, size, region, account } = await draftGiven(call);
    const facts = [formatSize(size), priceWords(size), visible(regionName(region)), visible(account.team.name)];
    return confirmation(l10n.t('Create the drive {0}', visible(name)), facts.join(' · '));
  },
  run: async call => {
    const draft = await draftGiven(call);
    // What a model asks for again may be what it has already.
    if (await isNameTaken(draft.account.client, draft, systemClock, call.signal))
      throw new ToolProblem(
        'Nothing was made: that region has a drive of that name already. See paperspaceDrives_list.',
      );
    call.signal.throwIfAborted();
    const drive = await createAsking(call.services, draft);
    if (drive) return { created: drive };
    const { outcome } = draft;
    if (!outcome || outcome.kind === 'made') return notConfirmed;
    if (outcome.kind === 'notKnown' || mayBeMade(draft))
      throw new ToolProblem(
        'It is not known whether the drive was made. Do NOT call this again: that could make and bill a second one. See paperspaceDrives_list.',
        { cause: outcome.error },
      );
    return `${wordsFor(outcome.error).text} ${notConfirmed}`;
  },
};

async function draftGiven({ given, services, signal }: ToolCall) {
  const name = needed(nameGiven(given), 'name').trim();
  const region = regionCode(needed(textGiven(given, 'region'), 'region'));
  const size = needed(numberGiven(given, 'sizeGB'), 'sizeGB');
  const sizes = settings.sizes();
  if (!sizes.includes(size)) throw new ToolProblem(`sizeGB must be one of ${sizes.join(', ')}.`);
  const teams = await services.accounts.required();
  const wanted = textGiven(given, 'team');
  const [account, ...others] = wanted === undefined ? teams : accountsNamed(teams, wanted);
  if (!account && wanted !== undefined && accountsNamed(services.accounts.teams, wanted).length > 0)
    throw new KeyringFails();
  if (!account || others.length > 0) throw new ToolProblem(`team must be one of ${namesOf(teams)}.`);
  const id = textGiven(given, 'networkId');
  const network = id === undefined ? undefined : { kind: 'existing' as const, id };
  return Object.assign(emptyDraft(services, account), { name, region, size, network, signal });
}

/** Of two that are called the same, the namespaces. */
function namesOf(teams: readonly Account[]): string {
  const names = teams.map(({ team }) => team.name);
  const isAlone = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  return JSON.stringify(teams.map(({ team }) => (isAlone(team.name) ? team.name : team.namespace)));
}
