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

/**
 * Whether YAML reads the value as the very same text without quotes. Backslashes stay as they are there, so that a UNC
 * path can be copied from the document. What looks like a number, a date or a truth value is quoted.
 */
function plain(value: string): boolean {
  const ordinary = /^[A-Za-z0-9\\][A-Za-z0-9 ._()/@+,:\\-]*$/.test(value) && !/:$|: | $|^---/.test(value);
  return ordinary && !/^[\d.,:_eE+-]+$|^0[xo]|^\d{4}-\d|^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
}
