import { start } from './processes.mjs';
import { root } from './project.mjs';

const args = ['--expose-gc', '--import', 'tsx', 'test/soak/soak.ts', '--seconds', '60'];

/** A minute of `npm run soak`, in a process of its own: what it measures must not be other tests' memory. */
export const soakTier = {
  name: 'soak',
  run: async say => {
    const passed = (await start(process.execPath, args, { cwd: root, onLine: say, yields: true }).ended) === 0;
    return { passed: Number(passed), failed: Number(!passed) };
  },
};
