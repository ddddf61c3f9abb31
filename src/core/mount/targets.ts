import type { Target } from './target';

/** Every way to mount a drive, in the order in which they are offered. Adding one: its file, a line here, its test. */
export const targets: readonly Target[] = [];
