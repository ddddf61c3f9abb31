/**
 * Facts in a column, as YAML that any reader takes: a value that YAML could misread is written as a JSON string.
 *
 *     name:  datasets
 *     size:  500 GB
 */
export function detailsText(facts: readonly (readonly [string, string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  return facts
    .map(([name, value]) => `${`${name}:`.padEnd(width)} ${plain(value) ? value : JSON.stringify(value)}\n`)
    .join('');
}

/** Letters and digits first, then nothing that means something to YAML. */
function plain(value: string): boolean {
  return (
    /^[A-Za-z][A-Za-z0-9 ._()/-]*$/.test(value) &&
    value === value.trim() &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(value)
  );
}
