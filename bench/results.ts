import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/project.mjs';
import { budgets } from './budgets';
import type { Fit, GrowthPoint } from './growth';
import type { Measurement } from './measurement';
import { median, p95 } from './statistics';

interface Summary {
  readonly median: number;
  readonly p95: number;
}

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly samples: number;
  readonly ours: Summary;
  readonly baseline?: Summary & { readonly what: string };
  readonly judged: { readonly by: string; readonly value: number; readonly unit: string; readonly limit: number };
  readonly within: boolean;
}

export interface HostResults {
  readonly host: string;
  readonly vscode: string;
  readonly rows: readonly Row[];
  readonly growth: { readonly points: readonly GrowthPoint[]; readonly fits: readonly Fit[] };
}

export function rowOf(measurement: Measurement): Row {
  const { id, ours, baseline } = measurement;
  const budget = budgets.find(each => each.id === id);
  if (!budget) throw new Error(`no budget for ${id}`);
  const { judge, limit, unit, what } = budget;
  const value = judge.value(measurement);
  return {
    id,
    what,
    unit,
    samples: ours.length,
    ours: summary(ours),
    ...(baseline ? { baseline: { what: budget.baseline ?? '', ...summary(baseline) } } : {}),
    judged: { by: judge.name, value: rounded(value), unit: judge.unit ?? unit, limit },
    within: value <= limit,
  };
}

/** Says which budgets were measured nowhere: a row that is missing is no row within its budget. */
export function unmeasured(rows: readonly Row[]): readonly string[] {
  return budgets.filter(({ id }) => rows.every(row => row.id !== id)).map(({ what }) => what);
}

/** Writes `bench/results.json`; of a host that was not measured now, what was measured before stays. */
export function writeResults(measured: readonly HostResults[]): void {
  const file = path.join(root, 'bench/results.json');
  const before = fs.existsSync(file)
    ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { hosts: HostResults[] }).hosts
    : [];
  const others = before.filter(({ host }) => measured.every(each => each.host !== host));
  const hosts = [...measured, ...others].sort((a, b) => b.host.localeCompare(a.host));
  const about = {
    date: new Date().toISOString().slice(0, 10),
    system: `${os.type()} ${os.arch()}`,
    processors: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}`,
  };
  const text = JSON.stringify(
    { about, hosts },
    (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value),
    2,
  );
  fs.writeFileSync(file, `${text}\n`);
}

function summary(samples: readonly number[]): Summary {
  return { median: rounded(median(samples)), p95: rounded(p95(samples)) };
}

/** Three digits that mean something, and whole numbers whole. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
