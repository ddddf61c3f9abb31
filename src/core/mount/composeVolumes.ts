/** Where a volume goes in a Compose file that has volumes: as many lines from the top, by `text`. */
export interface ComposePlace {
  readonly line: number;
  readonly text: string;
}

/**
 * The volume of a snippet without its own `volumes:`, which a file may have once only, indented as those that are there;
 * undefined where the file has none yet.
 */
export function amongVolumes(file: string, snippet: string): ComposePlace | undefined {
  const lines = file.split(/\r?\n/);
  const line = lines.findIndex(each => /^volumes:\s*(?:#.*)?$/.test(each)) + 1;
  if (line === 0) return undefined;
  const next = lines.slice(line).find(each => /^\s*[^\s#]/.test(each));
  const indent = /^ +/.exec(next ?? '')?.[0] ?? '  ';
  return { line, text: `${snippet.replace(/^volumes:\n/m, '').replace(/^ {2}/gm, indent)}\n` };
}

/** Whether a file has its volumes behind the key, `volumes: {}`: nothing can be put among them, and no second key beside it. */
export function hasVolumesOnOneLine(file: string): boolean {
  return /^volumes:[ \t]+[^#\s]/m.test(file);
}
