/**
 * Facts in a column, as YAML that any reader takes: a value that YAML could misread, or that is not all visible, is quoted.
 *
 *     name:  datasets
 *     size:  500 GB
 */
export function detailsText(facts: readonly (readonly [string, string])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  return facts.map(([name, value]) => `${`${name}:`.padEnd(width)} ${plain(value) ? value : quoted(value)}\n`).join('');
}

/**
 * Whether YAML reads the value as the very same text without quotes. Backslashes stay as they are there, so that a UNC
 * path can be copied from the document. What looks like a number, a date or a truth value is quoted.
 */
function plain(value: string): boolean {
  const ordinary = /^[A-Za-z0-9\\][A-Za-z0-9 ._()/@+,:\\-]*$/.test(value) && !/:$|: | $|^---/.test(value);
  return ordinary && !/^[\d.,:_eE+-]+$|^0[xob]|^\d{4}-\d|^(true|false|null|yes|no|on|off|y|n)$/i.test(value);
}

/** As a JSON string, which is YAML too; what nobody can see is written by its number, so that a name cannot pose as another. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, mark => {
    const number = (mark.codePointAt(0) ?? 0).toString(16);
    return number.length > 4 ? `\\U${number.padStart(8, '0')}` : `\\u${number.padStart(4, '0')}`;
  });
}
