import path from 'node:path';
import { start } from './processes.mjs';
import { root } from './project.mjs';

const checks = {
  types: ['typescript/bin/tsc', '--noEmit'],
  lint: ['eslint/bin/eslint.js', '.', '--max-warnings', '0'],
  format: ['prettier/bin/prettier.cjs', '--check', '.'],
};

/** Each counts as one test. */
export const checkTiers = Object.entries(checks).map(([name, [file, ...args]]) => ({
  name,
  run: async say => {
    const running = start(process.execPath, [path.join(root, 'node_modules', file), ...args], {
      cwd: root,
      yields: true,
    });
    const passed = (await running.ended) === 0;
    if (!passed) say(running.output());
    return { passed: Number(passed), failed: Number(!passed) };
  },
}));
