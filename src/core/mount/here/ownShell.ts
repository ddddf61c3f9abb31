import { posixQuote, powershellQuote } from '../quoting';

/** How a person mounts and unmounts by themselves, in a shell of their system. */
export interface OwnShell {
  /** Id of the snippet that it takes. */
  readonly target: string;
  readonly program: string;
  /** Windows would map a drive anew at the next logon that stays in the profile. */
  readonly unmount: (directory: string) => string;
}

/** Undefined on Linux, where the extension runs what mounts. */
export const ownShell = (platform: NodeJS.Platform): OwnShell | undefined =>
  platform === 'linux'
    ? undefined
    : platform === 'darwin'
      ? { target: 'macos', program: '/bin/zsh', unmount: directory => `umount ${posixQuote(directory)}` }
      : {
          target: 'powershell',
          program: 'powershell.exe',
          unmount: directory => `Remove-SmbMapping -LocalPath ${powershellQuote(directory)} -UpdateProfile`,
        };
