import type { Target } from './target';
import { cmd } from './targets/cmd';
import { fstab } from './targets/fstab';
import { linux } from './targets/linux';
import { macos } from './targets/macos';
import { powershell } from './targets/powershell';
import { uri } from './targets/uri';

/** Every way to mount a drive, in the order in which they are offered. Adding one: its file, a line here, its test. */
export const targets: readonly Target[] = [linux, fstab, macos, powershell, cmd, uri];
