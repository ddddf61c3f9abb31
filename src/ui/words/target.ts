import { l10n } from 'vscode';
import type { Form } from '../../core/mount/refusal';
import type { TargetSystem } from '../../core/mount/target';

/** A snippet target's name for people. */
export function targetLabel(id: string): string {
  switch (id) {
    case 'linux':
      return l10n.t('Linux, until the next restart (bash, zsh)');
    case 'fstab':
      return l10n.t('Linux, also after a restart: /etc/fstab (bash, zsh)');
    case 'systemd':
      return l10n.t('Linux, also after a restart: systemd units (bash, zsh)');
    case 'macos':
      return l10n.t('macOS (Terminal)');
    case 'powershell':
      return l10n.t('Windows PowerShell');
    case 'cmd':
      return l10n.t('Windows Command Prompt');
    case 'docker':
      return l10n.t('Docker volume (bash, zsh)');
    case 'compose':
      return l10n.t('Docker Compose volume (YAML)');
    case 'kubernetes':
      return l10n.t('Kubernetes volume: csi-driver-smb (YAML)');
    case 'rclone':
      return l10n.t('rclone remote (rclone.conf)');
    case 'uri':
      return l10n.t('smb:// address (Finder, GNOME Files)');
    default:
      return id;
  }
}

/** Where a snippet is to be pasted. */
export function whereToPaste(id: string): string {
  switch (id) {
    case 'linux':
    case 'fstab':
    case 'systemd':
      return l10n.t('Paste it into bash or zsh on a Linux machine in the drive’s private network.');
    case 'macos':
      return l10n.t('Paste it into Terminal on a Mac that can reach the drive’s private network.');
    case 'powershell':
      return l10n.t('Paste it into PowerShell (not elevated) on a Windows machine in the drive’s private network.');
    case 'cmd':
      return l10n.t(
        'Paste it into a Command Prompt (not elevated) on a Windows machine in the drive’s private network.',
      );
    case 'docker':
      return l10n.t(
        'Paste it into bash or zsh where Docker runs, in the drive’s private network. The password stays readable in the volume.',
      );
    case 'compose':
      return l10n.t(
        'Put it into a Compose file for a machine in the drive’s private network. The password stays readable in the volume.',
      );
    case 'kubernetes':
      return l10n.t('Apply it with kubectl to a cluster whose nodes are in the drive’s private network.');
    case 'rclone':
      return l10n.t('Add it to rclone’s configuration file on a machine in the drive’s private network.');
    default:
      return l10n.t('Open it on a machine in the drive’s private network.');
  }
}

export function formLabel(form: Form): string {
  return form === 'include' ? l10n.t('contains the password') : l10n.t('asks for the password');
}

export function systemLabel(system: TargetSystem): string {
  switch (system) {
    case 'linux':
      return l10n.t('Linux');
    case 'macos':
      return l10n.t('macOS');
    case 'windows':
      return l10n.t('Windows');
    case 'containers':
      return l10n.t('Containers');
    case 'any':
      return l10n.t('Any system');
  }
}
