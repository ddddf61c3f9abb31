import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

/**
 * Reads a zip archive such as a VSIX: the central directory at its end lists the entries (APPNOTE.TXT 4.3.12 and 4.3.16).
 * Enough for what vsce writes: stored or deflated, no zip64, no encryption.
 * @param {string} file
 * @returns {{ name: string, read: () => Buffer }[]}
 */
export function zipEntries(file) {
  const data = fs.readFileSync(file);
  const end = data.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${file} is no zip archive`);
  const entries = [];
  let at = data.readUInt32LE(end + 16);
  for (let left = data.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map(offset => data.readUInt16LE(at + offset));
    const name = data.toString('utf8', at + 46, at + 46 + nameLength);
    const entry = {
      method: data.readUInt16LE(at + 10),
      packedSize: data.readUInt32LE(at + 20),
      header: data.readUInt32LE(at + 42),
    };
    entries.push({ name, read: () => contents(data, entry) });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/**
 * @param {string} file
 * @param {string} folder what it held before is removed
 */
export function unzip(file, folder) {
  fs.rmSync(folder, { recursive: true, force: true });
  for (const { name, read } of zipEntries(file)) {
    const target = path.join(folder, name);
    if (!target.startsWith(folder + path.sep)) throw new Error(`${name} leads out of the archive`);
    if (name.endsWith('/')) continue;
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, read());
  }
}

function contents(data, { method, packedSize, header }) {
  const start = header + 30 + data.readUInt16LE(header + 26) + data.readUInt16LE(header + 28);
  const packed = data.subarray(start, start + packedSize);
  return method === 0 ? packed : zlib.inflateRawSync(packed);
}
