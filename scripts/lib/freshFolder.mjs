import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * A folder for one run, gone when this process ends.
 * @param {string} name part of its name
 * @returns {{ folder: string, remove: () => void }}
 */
export function freshFolder(name) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `psd-${name}-`));
  const remove = () => {
    process.off('exit', remove);
    // What was killed a moment ago may still be writing.
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  process.once('exit', remove);
  return { folder, remove };
}
