import net from 'node:net';
import assert from 'node:assert/strict';
import type { FaultRule } from '../simulator/faults';
import { FastClock } from '../unit/api/fastClock';
import { listen } from '../unit/api/harness';
import {
  cut,
  inADay,
  keyRefused,
  noAnswer,
  noApi,
  noField,
  notPermitted,
  ownProblem,
  redirected,
  slower,
  slowerForADay,
} from './answers';

/** `no`: the service refused, or never got it. `unknown`: it may have been done. `yes`: its answer has begun to come. */
export interface Case {
  readonly fault: string;
  readonly rule?: FaultRule;
  /** In place of the simulator's. */
  readonly url?: () => Promise<string>;
  /** Of no account where it turns out to have been done. */
  readonly words: string | RegExp | ((method: string) => string);
  readonly done: 'no' | 'unknown' | 'yes';
  /** It counts as not made where it is to be made: who asks for it again looks first. */
  readonly isNotMade?: boolean;
}

const unreachable = (why: string) => `Could not reach Paperspace: ${why}`;

const refused = (fault: string, words: Case['words'], rule: FaultRule): Case => ({ fault, words, rule, done: 'no' });
const lost = (fault: string, words: Case['words'], rule: FaultRule): Case => ({ fault, words, rule, done: 'unknown' });

export const cases: readonly Case[] = [
  refused('401', keyRefused, { status: 401 }),
  refused('403', notPermitted, { status: 403 }),
  refused('404', 'Paperspace did not find it. It may have been deleted meanwhile.', { status: 404 }),
  refused('409', 'Paperspace refused: Busy.', { status: 409, body: { message: 'Busy.' } }),
  refused('400 with issues', 'Paperspace refused: Bad. · too long · too odd', {
    status: 400,
    body: { message: 'Bad.', issues: [{ message: 'too long' }, { message: 'too odd' }] },
  }),
  refused('429 without Retry-After', slower('a moment'), { status: 429 }),
  refused('429 with seconds', slower('7 s'), { status: 429, headers: { 'retry-after': '7' } }),
  refused('429 with a date', slowerForADay, { status: 429, headers: { 'retry-after': inADay } }),
  refused('429 with nonsense', slower('a moment'), { status: 429, headers: { 'retry-after': 'soon' } }),
  refused('429 with an hour', slower('3600 s'), { status: 429, headers: { 'retry-after': '3600' } }),
  ...[500, 502, 503, 504].map(status =>
    lost(`${status}`, ownProblem(status), {
      status,
      ...(status === 502 && { body: '<h1>Bad gateway</h1>' }),
    }),
  ),
  ...[408, 499].map(status => ({ ...lost(`${status}`, ownProblem(status), { status }), isNotMade: true })),
  lost('reset before headers', cut, { drop: 'beforeHeaders' }),
  lost('reset in the body', cut, { drop: 'inBody' }),
  lost('hang before headers', noAnswer, { hang: 'beforeHeaders' }),
  { fault: 'hang in the body', rule: { hang: 'inBody' }, words: '', done: 'yes' },
  { fault: 'one byte a second', rule: { drip: 1_000 }, words: '', done: 'yes' },
  lost('50 MB', noApi, { body: Buffer.alloc(50_000_000, ' ') }),
  lost('redirect to another host', redirected, {
    redirectTo: 'https://elsewhere.example/v1/shared-drives',
  }),
  lost('empty body', noApi, { body: '' }),
  lost('truncated JSON', noApi, { body: '{"id":"sd1"' }),
  lost('null', noApi, { body: 'null' }),
  lost('an array', noField('id'), { body: [] }),
  lost('HTML with status 200', noApi, { body: '<html>Sign in to the hotel</html>' }),
  lost('invalid UTF-8', noApi, { body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]) }),
  lost('wrong types', noField('id'), { body: { id: 7, name: [], size: {} } }),
  lost('another drive’s answer', method => noField(method === 'DELETE' ? 'id' : 'name'), { body: { id: 'sdother' } }),
  { fault: 'refused connection', words: unreachable('the connection was refused.'), url: closedPort, done: 'no' },
  {
    fault: 'DNS',
    words: unreachable('its name could not be looked up. Check the network connection.'),
    url: () => Promise.resolve('http://no-such-host.invalid/v1'),
    done: 'no',
  },
];

async function closedPort(): Promise<string> {
  const server = net.createServer();
  const port = await listen(server);
  await new Promise(resolve => server.close(resolve));
  return `http://127.0.0.1:${port}/v1`;
}

/**
 * Looks for what was lost fast, but gives an answer all the time it needs: a busy machine is no fault. Only the one that
 * hangs is waited for no longer than it takes to see that.
 */
export class PatientClock extends FastClock {
  readonly #hasHung: () => boolean;

  readonly #speed: number;

  constructor(hasHung: () => boolean, speed = 20) {
    super({ speed });
    this.#hasHung = hasHung;
    this.#speed = speed;
  }

  override async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (ms < 30_000) return super.sleep(ms, signal);
    const hungBefore = this.#hasHung();
    for (let waited = 0; waited < ms && (hungBefore || !this.#hasHung()); waited += 20)
      await super.sleep(20 * this.#speed, signal);
  }
}

export function assertWords(said: string, { words }: Case, method: string): void {
  if (words instanceof RegExp) assert.match(said, words);
  else assert.equal(said, typeof words === 'string' ? words : words(method));
}
