import { l10n } from 'vscode';
import { mountDirectory } from '../../core/mount/mountDirectory';
import type { MountProblem } from '../../core/mount/here/mountProblem';
import { visible } from '../../core/text/visible';

/** Why a directory that was typed cannot be mounted at; undefined when it can. */
export function directoryProblem(typed: string): string | undefined {
  const found = mountDirectory(typed, { id: 'x', name: 'x' }, []);
  if (found.ok) return undefined;
  switch (found.refusal.reason) {
    case 'empty':
    case 'relative':
      return l10n.t('The directory must begin with / or ~/.');
    case 'systemDirectory':
      return l10n.t(
        '{0} belongs to the system. Choose a directory of the drive’s own.',
        visible(found.refusal.directory),
      );
    default:
      return l10n.t('This cannot be the name of a directory to mount at.');
  }
}

/**
 * Why a mount failed, and what to do.
 * @param said the last thing that the commands said
 */
export function problemWords(problem: MountProblem, said: string): string {
  const shown = said === '' ? l10n.t('The terminal shows why.') : visible(said, 300);
  return {
    helperMissing: l10n.t('This machine lacks mount.cifs, which the package cifs-utils brings.'),
    noSudo: l10n.t('This machine has no sudo, and mounting needs root’s rights. Run the snippet as root.'),
    sudoRefused: l10n.t('sudo did not let it begin; the terminal shows why.'),
    credentials: l10n.t(
      'The server refused the user name or password (error 13). If they are right, it may want encryption: add "seal" to the setting paperspaceDrives.mountOptions.',
    ),
    share: l10n.t('The server has no such share (error 2). The drive may have been deleted, or is not ready yet.'),
    unreachable: l10n.t(
      'The drive’s server cannot be reached: most likely this machine is not in the drive’s private network.',
    ),
    refused: l10n.t(
      'Connections are refused (error 111): the drive’s server is not ready yet, or this machine is in another network, where something else has that address.',
    ),
    unknownName: l10n.t('The name of the drive’s server cannot be looked up here.'),
    dialect: l10n.t('Machine and server did not agree on a version of the protocol.'),
    kernel: l10n.t('The kernel does not know cifs.'),
    notPermitted: l10n.t(
      'The system does not permit it: an unprivileged container cannot mount. Mount on the host, and bind the directory in.',
    ),
    notSeen: l10n.t('The terminal says that it was, but the mount table that this extension sees does not have it.'),
    interrupted: interruptedWords(),
    taken: shown,
    other: shown,
  }[problem];
}

/** Of what Ctrl+C has ended. */
export const interruptedWords = () => l10n.t('It was stopped in the terminal.');
