import { Disposable, env, Uri } from 'vscode';
import type { Services } from '../services';
import { command } from './command';

export function registerOpenCommands({ log, accounts }: Services): Disposable {
  return Disposable.from(
    command(log, 'paperspaceDrives.showLog', () => log.show()),
    command(log, 'paperspaceDrives.openConsole', async () => {
      const { team } = await accounts.required();
      const url = `https://console.paperspace.com/${encodeURIComponent(team.namespace)}/drives`;
      await env.openExternal(Uri.parse(url));
      return { url };
    }),
  );
}
