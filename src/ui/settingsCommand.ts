import { env } from 'vscode';

/** Of scope `machine`: in a remote window VS Code shows them among the remote's settings, and finds nothing elsewhere (tried). */
const ofMachine = new Set(['apiUrl', 'mountOptions']);

/** VS Code's command, and its query, that shows a setting of ours where it can be changed. */
export function settingsCommand(setting: string): { readonly command: string; readonly query: string } {
  const far = env.remoteName !== undefined && ofMachine.has(setting);
  return {
    command: far ? 'workbench.action.openRemoteSettings' : 'workbench.action.openSettings',
    query: `paperspaceDrives.${setting}`,
  };
}
