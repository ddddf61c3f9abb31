import { readSource, type ShareMount } from './shareMount';

/**
 * The shares in what macOS's `mount` prints; the source is percent-encoded, with the user in front:
 *
 *     //ann@10.64.92.2/sd1 on /Users/ann/Paperspace/my data (smbfs, nodev, nosuid, mounted by ann)
 */
export function readMacosMounts(text: string): readonly ShareMount[] {
  return text.split('\n').flatMap(readLine);
}

function readLine(line: string): ShareMount[] {
  const [, source, directory] = /^\/\/(?:[^/@]*@)?(\S+) on (.+) \(smbfs[,)][^()]*\)?$/.exec(line) ?? [];
  const read = source === undefined ? undefined : readSource(`//${source}`);
  if (!read || directory === undefined) return [];
  // Finder may write the port.
  return [{ host: decoded(read.host.replace(/:\d+$/, '')), share: decoded(read.share), directory }];
}

function decoded(component: string): string {
  try {
    return decodeURIComponent(component);
  } catch {
    return component;
  }
}
