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

/** A measurement without a row here is a mistake. */
export const budgets: readonly Budget[] = [
  { id: 'entry', what: 'what is loaded at activation', unit: 'KB', judge: worst, limit: 60 },
  { id: 'scripts', what: 'all JavaScript in the VSIX', unit: 'KB', judge: worst, limit: 200 },
  { id: 'vsix', what: 'VSIX', unit: 'KB', judge: worst, limit: 200 },
  {
    id: 'walk0',
    what: '10,000 drives read, server at 0 ms',
    baseline: 'fetch + JSON.parse',
    unit: 'ms',
    judge: ratio,
    limit: 1.5,
  },
  {
    id: 'walk50',
    what: '10,000 drives read, server at 50 ms',
    baseline: 'fetch + JSON.parse',
    unit: 'ms',
    judge: ratio,
    limit: 1.1,
  },
  { id: 'walkRequests', what: 'requests for 10,000 drives', unit: '', judge: worst, limit: 84 },
  { id: 'heap', what: 'heap for 10,000 drives', baseline: 'their JSON, parsed', unit: 'MB', judge: worst, limit: 12 },
  { id: 'grown', what: 'heap left by 1,000 refreshes', unit: 'MB', judge: worst, limit: 2 },
  {
    id: 'mountTable',
    what: 'mount table of 1,000 mounts read, a drive looked up',
    baseline: 'its text taken apart at blanks',
    unit: 'ms',
    judge: middle,
    limit: 5,
  },
  {
    id: 'activation',
    what: 'load + activate',
    baseline: 'an empty extension',
    unit: 'ms',
    judge: above,
    limit: 10,
  },
  { id: 'cachedRows', what: 'view visible → rows, with a kept list', unit: 'ms', judge: middle, limit: 50 },
  { id: 'requestsBehind', what: 'requests behind a kept list', unit: '', judge: worst, limit: 1 },
  {
    id: 'firstRows',
    what: 'view visible → rows, nothing kept',
    baseline: 'one round trip by fetch',
    unit: 'ms',
    judge: above,
    limit: 30,
  },
  { id: 'requests', what: 'requests for 120 drives', unit: '', judge: worst, limit: 1 },
  { id: 'hidden', what: 'requests while the view was never visible', unit: '', judge: worst, limit: 0 },
  { id: 'eventsNothing', what: 'tree events, nothing changed', unit: '', judge: worst, limit: 0 },
  { id: 'eventsOne', what: 'tree events, one drive changed', unit: '', judge: worst, limit: 1 },
  { id: 'copyRequests', what: 'requests to copy a snippet', unit: '', judge: worst, limit: 1 },
  { id: 'rows', what: 'rows of 10,000 drives made', unit: 'ms', judge: middle, limit: 50 },
  {
    id: 'blocked',
    what: 'host blocked, 10,000 drives read twice',
    baseline: 'the bare loop, once',
    unit: 'ms',
    judge: worst,
    limit: 50,
  },
  { id: 'goToDrive', what: 'Go to Drive… opens, 10,000 drives', unit: 'ms', judge: middle, limit: 100 },
];
