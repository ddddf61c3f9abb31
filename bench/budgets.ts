import type { Measurement } from './measurement';
import { median } from './statistics';

export interface Budget {
  readonly id: string;
  readonly what: string;
  readonly baseline?: string;
  readonly unit: string;
  /** What is held against the limit, and its name. */
  readonly judge: Judge;
  readonly limit: number;
}

interface Judge {
  readonly name: string;
  readonly value: (measurement: Measurement) => number;
  /** Where it differs from that of the samples. */
  readonly unit?: string;
}

const middle: Judge = { name: 'median', value: ({ ours }) => median(ours) };
const worst: Judge = { name: 'worst', value: ({ ours }) => Math.max(...ours) };
const ratio: Judge = { name: 'ratio', unit: '×', value: ({ ours, baseline = [] }) => median(ours) / median(baseline) };

const above: Judge = {
  name: 'above',
  value: ({ ours, baseline = [] }) => median(ours) - median(baseline),
};

/** What is measured, and its limit; of some also what our share of it is compared with. */
const table: readonly (readonly [
  id: string,
  what: string,
  judge: Judge,
  limit: number,
  unit: string,
  baseline?: string,
])[] = [
  ['entry', 'what is loaded at activation', worst, 60, 'KB'],
  ['scripts', 'all JavaScript in the VSIX', worst, 200, 'KB'],
  ['vsix', 'VSIX', worst, 200, 'KB'],
  ['walk0', '10,000 drives read, server at 0 ms', ratio, 1.5, 'ms', 'fetch + JSON.parse'],
  ['walk50', '10,000 drives read, server at 50 ms', ratio, 1.1, 'ms', 'fetch + JSON.parse'],
  ['walkRequests', 'requests for 10,000 drives', worst, 84, ''],
  ['heap', 'heap for 10,000 drives', worst, 12, 'MB', 'their JSON, parsed'],
  ['grown', 'heap left by 1,000 refreshes', worst, 2, 'MB'],
  [
    'mountTable',
    'mount table of 1,000 mounts read, a drive looked up',
    middle,
    5,
    'ms',
    'its text taken apart at blanks',
  ],
  ['activation', 'load + activate', above, 10, 'ms', 'an empty extension'],
  ['cachedRows', 'view visible → rows, with a kept list', middle, 50, 'ms'],
  ['requestsBehind', 'requests behind a kept list', worst, 1, ''],
  ['firstRows', 'view visible → rows, nothing kept', above, 30, 'ms', 'one round trip by fetch'],
  ['requests', 'requests for 120 drives', worst, 1, ''],
  ['hidden', 'requests while the view was never visible', worst, 0, ''],
  ['eventsNothing', 'tree events, nothing changed', worst, 0, ''],
  ['eventsOne', 'tree events, one drive changed', worst, 1, ''],
  ['copyRequests', 'requests to copy a snippet', worst, 1, ''],
  ['rows', 'rows of 10,000 drives made', middle, 50, 'ms'],
  ['blocked', 'host blocked, 10,000 drives read twice', worst, 50, 'ms', 'the bare loop, once'],
  ['goToDrive', 'Go to Drive… opens, 10,000 drives', middle, 100, 'ms'],
];

/** A measurement without a row here is a mistake. */
export const budgets: readonly Budget[] = table.map(([id, what, judge, limit, unit, baseline]) => ({
  id,
  what,
  judge,
  limit,
  unit,
  ...(baseline === undefined ? {} : { baseline }),
}));
