import { env, l10n, Uri } from 'vscode';
import type { Services } from '../../services';
import type { Call } from '../command';
import { whichTeam } from '../whichTeam';

/** Resolves to `{ url }`. */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  const account = await whichTeam(services, call, l10n.t('Open in Paperspace Console'));
  if (!account) return undefined;
  const { namespace } = account.team;
  // Uri.parse undoes what encodes a slash. The console finds the team's page by itself.
  const page = /^\w[\w.-]*$/.test(namespace) ? `${namespace}/drives` : '';
  const url = `https://console.paperspace.com/${page}`;
  await env.openExternal(Uri.parse(url));
  return { url };
}
