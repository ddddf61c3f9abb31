import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Window from './window';

/**
 * The extension as at a start of VS Code: none of its modules has run before, and each runs on first use, as when it ships. Its
 * text is in memory already: what loading it costs is the row about activation.
 */
export function freshModules(): typeof Window {
  const require = createRequire(__filename);
  // Built from window.ts by run.ts, beside this.
  const file = path.join(__dirname, 'window.cjs');
  Reflect.deleteProperty(require.cache, file);
  return require(file) as typeof Window;
}
