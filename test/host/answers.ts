import type { FaultRule } from '../simulator/faults';
import { fast } from '../unit/api/fastClock';

const day = 24 * 3_600_000;

/** What is said where a page of something else came. */
export const noApi =
  'What answered was not the Paperspace API. A proxy may stand between, or the setting paperspaceDrives.apiUrl is wrong.';
export const noAnswer = 'Could not reach Paperspace: no answer came in time.';
export const cut = 'Could not reach Paperspace: the connection was cut.';
export const noField = (field: string) =>
  `Paperspace answered something this extension cannot read: the field ${field} is not as documented.`;
export const ownProblem = (status: number) => `Paperspace has a problem of its own (${status}). Try again in a moment.`;
export const slower = (when: string) => `Paperspace asks to slow down. Try again in ${when}.`;
export const redirected =
  'Paperspace answered with a redirect, which is not followed: your key would go elsewhere. Check the setting paperspaceDrives.apiUrl.';

export const keyRefused = 'Paperspace does not accept the API key any more. It may have been deleted in the console.';
export const notPermitted = 'This API key is not permitted to do that. An admin’s key is probably needed.';
/** A day but for the time since this file was loaded; the clock of those who ask may be some hours ahead. */
export const slowerForADay = /^Paperspace asks to slow down\. Try again in [78]\d{4} s\.$/;
export const inADay = new Date(Date.now() + day).toUTCString();

/** What a person reads above the last good list, after its time. */
type Case = readonly [fault: string, rule: FaultRule, words: string | RegExp];

/** What the service, or something in between, can answer to a list. */
export const answers: readonly Case[] = [
  ['401', { status: 401 }, keyRefused],
  ['403', { status: 403 }, notPermitted],
  ['404', { status: 404 }, 'Paperspace did not find it. It may have been deleted meanwhile.'],
  ['409', { status: 409, body: { message: 'Busy.' } }, 'Paperspace refused: Busy.'],
  [
    '400 with issues',
    {
      status: 400,
      body: { message: 'Bad.', issues: [{ message: 'limit is too high' }, { message: 'no such order' }] },
    },
    'Paperspace refused: Bad. · limit is too high · no such order',
  ],
  ['429 without Retry-After', { status: 429 }, slower('a moment')],
  ['429 with seconds', { status: 429, headers: { 'retry-after': '31' } }, slower('31 s')],
  ['429 with a date', { status: 429, headers: { 'retry-after': inADay } }, slowerForADay],
  ['429 with nonsense', { status: 429, headers: { 'retry-after': 'soon' } }, slower('a moment')],
  ['429 with an hour', { status: 429, headers: { 'retry-after': '3600' } }, slower('3600 s')],
  ['500', { status: 500 }, ownProblem(500)],
  ['502 with HTML', { status: 502, body: '<h1>Bad gateway</h1>' }, ownProblem(502)],
  ['503', { status: 503 }, ownProblem(503)],
  ['504', { status: 504 }, ownProblem(504)],
  ['reset before headers', { drop: 'beforeHeaders' }, cut],
  ['reset in the body', { drop: 'inBody' }, cut],
  ['hang before headers', { hang: 'beforeHeaders' }, noAnswer],
  ['hang in the body', { hang: 'inBody' }, noAnswer],
  ['one byte a second', { drip: 1_000 / fast }, noAnswer],
  ['redirect to another host', { redirectTo: 'https://elsewhere.example/v1/shared-drives' }, redirected],
  ['empty body', { body: '' }, noApi],
  ['truncated JSON', { body: '{"hasMore":false,"items":[{"id":"sd1"' }, noApi],
  ['null', { body: 'null' }, noApi],
  ['an array', { body: [] }, noField('hasMore')],
  ['HTML with status 200', { body: '<html>Sign in to the hotel</html>' }, noApi],
  ['invalid UTF-8', { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }, noApi],
  [
    'hasMore without a cursor',
    { rewrite: answer => Object.assign({}, answer, { hasMore: true }) },
    noField('nextPage'),
  ],
  ['a cursor that loops', { body: { hasMore: true, items: [], nextPage: 'a' } }, noField('nextPage')],
  ...['id', 'name', 'region', 'networkId', 'mountPoint', 'username', 'size', 'dtCreated', 'dtDeleted'].map(
    (field): Case => [
      `wrong type of ${field}`,
      { rewrite: answer => withField(answer, field, { wrong: true }) },
      noField(`items[1].${field}`),
    ],
  ),
];

/** The second of a list is wrong in one field. */
export function withField(answer: unknown, field: string, value: unknown): object {
  const { items, ...rest } = Object(answer) as { items: object[] };
  return { ...rest, items: items.map((item, at) => (at === 1 ? { ...item, [field]: value } : item)) };
}
