import { env, extensions } from 'vscode';

/**
 * Whether something opens windows over SSH: Remote - SSH, or what does its work in other editors, under whatever id. In a
 * remote window it is on the person's own side, where this side cannot see it; but it has opened that window.
 */
export function hasRemoteSsh(): boolean {
  return env.remoteName === 'ssh-remote' || extensions.all.some(resolvesSsh);
}

function resolvesSsh({ packageJSON }: { readonly packageJSON: unknown }): boolean {
  const { activationEvents } = packageJSON as { readonly activationEvents?: unknown };
  return String(activationEvents).includes('onResolveRemoteAuthority:ssh-remote');
}
