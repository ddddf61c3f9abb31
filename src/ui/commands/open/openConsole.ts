import { env, Uri } from 'vscode';
import type { Services } from '../../services';

/** Resolves to `{ url }`. */
export async function run({ accounts }: Services): Promise<object> {
  const { team } = await accounts.required();
  const url = `https://console.paperspace.com/${encodeURIComponent(team.namespace)}/drives`;
  await env.openExternal(Uri.parse(url));
  return { url };
}
