import type { Target } from './target';
import { cmd } from './targets/cmd';
import { compose } from './targets/compose';
import { docker } from './targets/docker';
import { fstab } from './targets/fstab';
import { kubernetes } from './targets/kubernetes';
import { linux } from './targets/linux';
import { macos } from './targets/macos';
import { powershell } from './targets/powershell';
import { rclone } from './targets/rclone';
import { systemd } from './targets/systemd';
import { uri } from './targets/uri';

/** Every way to mount a drive, in the order in which they are offered. Adding one: its file, a line here, its test. */
export const targets: readonly Target[] = [
  ...[linux, fstab, systemd],
  ...[macos],
  ...[powershell, cmd],
  ...[docker, compose, kubernetes],
  ...[rclone, uri],
];
