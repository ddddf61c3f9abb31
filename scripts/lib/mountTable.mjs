// Loaded into the hosts' Node with --import. Kernels of build machines mount no cifs, and a sandbox has an /etc of its own: the
// extension reads the kernel's table with what stands in TEST_DATA_DIR/mountinfo added, and TEST_DATA_DIR/fstab, if it is there,
// as /etc/fstab. Nothing else is changed.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const folder = process.env['TEST_DATA_DIR'] ?? '/nowhere';
const read = fs.promises.readFile;
const instead = name =>
  fs.existsSync(path.join(folder, name)) ? fs.readFileSync(path.join(folder, name), 'utf8') : '';

fs.promises.readFile = async (file, ...rest) => {
  const text = await read(file, ...rest);
  if (file === '/proc/self/mountinfo') return text + instead('mountinfo');
  return file === '/etc/fstab' ? instead('fstab') || text : text;
};
syncBuiltinESMExports();
