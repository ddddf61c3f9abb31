import { env, Uri } from 'vscode';
import type { Services } from '../../services';

/** Resolves to `{ url }`. */
export async function run({ accounts }: Services): Promise<object> {
  const { team } = await accounts.required();
  // Uri.parse undoes what encodes a slash. The console finds the team's page by itself.
  const page = /^\w[\w.-]*$/.test(team.namespace) ? `${team.namespace}/drives` : '';
  const url = `https://console.paperspace.com/${page}`;
  await env.openExternal(Uri.parse(url));
  return { url };
}
