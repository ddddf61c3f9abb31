import { env, l10n, Uri } from 'vscode';
import type { Account } from '../../account/account';
import type { Services } from '../../services';
import { readArguments } from '../arguments';
import type { Call } from '../command';
import { whichDrive } from '../whichDrives';
import { whichTeam } from '../whichTeam';

/** Resolves to `{ url }`. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const account = await whose(services, call, l10n.t('Open in Paperspace Console'));
  if (!account) return undefined;
  const { namespace } = account.team;
  // Uri.parse undoes what encodes a slash. The console finds the team's page by itself.
  const page = /^\w[\w.-]*$/.test(namespace) ? `${namespace}/drives` : '';
  const url = `https://console.paperspace.com/${page}`;
  await env.openExternal(Uri.parse(url));
  return { url };
}

/** The team of a drive that is given, or the one that is meant or chosen. */
async function whose(services: Services, call: Call, title: string): Promise<Account | undefined> {
  const called = readArguments(call);
  const isOfDrive = called.on === 'given' && called.given['id'] !== undefined;
  return isOfDrive ? (await whichDrive(services, call, title))?.account : whichTeam(services, call, title);
}
