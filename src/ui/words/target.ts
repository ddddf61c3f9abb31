import { l10n } from 'vscode';
import type { Form } from '../../core/mount/refusal';
import type { TargetSystem } from '../../core/mount/target';

/** A snippet target's name for people. */
export function targetLabel(id: string): string {
  const words = new Map([
    ['linux', l10n.t('Linux, until the next restart (bash, zsh)')],
    ['fstab', l10n.t('Linux, also after a restart: /etc/fstab (bash, zsh)')],
    ['systemd', l10n.t('Linux, also after a restart: systemd units (bash, zsh)')],
    ['macos', l10n.t('macOS (Terminal)')],
    ['powershell', l10n.t('Windows PowerShell')],
    ['cmd', l10n.t('Windows Command Prompt')],
    ['docker', l10n.t('Docker volume (bash, zsh)')],
    ['compose', l10n.t('Docker Compose volume (YAML)')],
    ['kubernetes', l10n.t('Kubernetes volume: csi-driver-smb (YAML)')],
    ['rclone', l10n.t('rclone remote (rclone.conf)')],
    ['uri', l10n.t('smb:// address (Finder, GNOME Files)')],
  ]);
  return words.get(id) ?? id;
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
  return {
    linux: l10n.t('Linux'),
    macos: l10n.t('macOS'),
    windows: l10n.t('Windows'),
    containers: l10n.t('Containers'),
    any: l10n.t('Any system'),
  }[system];
}
