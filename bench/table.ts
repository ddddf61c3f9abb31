import type { HostResults, Row } from './results';

/** What a person reads when the bench has ended. */
export function tableOf({ host, vscode, rows, growth }: HostResults): string {
  const lines = [
    `\n${host} host, VS Code ${vscode}`,
    ...aligned([['', 'median', 'p95', 'baseline', 'p95', 'judged', 'budget', ''], ...rows.map(cellsOf)]),
    '\nreading a whole list, from nothing',
    ...aligned([
      ['drives', 'ms', 'bare loop', 'heap', 'requests'],
      ...growth.points.map(({ drives, ms, bareMs, heapMB, requests }) => [
        number(drives),
        number(ms),
        number(bareMs),
        `${number(heapMB)} MB`,
        number(requests),
      ]),
    ]),
    ...growth.fits.map(
      ({ what, fixed, perThousand, exponent }) =>
        `${what} ≈ ${number(fixed)} + ${number(perThousand)} for each 1,000 drives; from 1,000 on as drives^${exponent.toFixed(2)}`,
    ),
  ];
  return lines.join('\n');
}

function cellsOf({ what, unit, ours, baseline, judged, within }: Row): string[] {
  const value = (each: number) => withUnit(each, unit);
  return [
    what,
    value(ours.median),
    value(ours.p95),
    baseline ? value(baseline.median) : '',
    baseline ? value(baseline.p95) : '',
    `${judged.by} ${withUnit(judged.value, judged.unit)}`,
    `≤ ${withUnit(judged.limit, judged.unit)}`,
    within ? '✓' : '✗ over budget',
  ];
}

function withUnit(value: number, unit: string): string {
  return `${number(value)} ${unit}`.trim();
}

function number(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 3 });
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)));
  return rows.map(row =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
