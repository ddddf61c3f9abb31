import { createHash } from 'node:crypto';
import type { Incoming } from './service';

/** A request as tests may look at it: no header, no body, no secret. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Namespace of the key's team; undefined for a key that is not ours. */
  readonly team: string | undefined;
  /** Epoch milliseconds of its arrival. */
  readonly at: number;
  /** Undefined until it is answered, and for good if its connection was dropped before. */
  status: number | undefined;
  /** The client closed the connection before it had the whole answer: a cancelled request. */
  abandoned: boolean;
  /** A POST, PUT or DELETE that came a second time within two seconds, word for word. */
  readonly resent: boolean;
}

const momentMs = 2000;

/** Every request so far, in the order of arrival. */
export class Recorder {
  readonly requests: RecordedRequest[] = [];
  readonly #lastSeen = new Map<string, number>();

  record(incoming: Incoming, team: string | undefined): RecordedRequest {
    const { method, path, query } = incoming;
    const at = Date.now();
    const recorded: RecordedRequest = {
      method,
      path,
      query: Object.fromEntries(query),
      team,
      at,
      status: undefined,
      abandoned: false,
      resent: method !== 'GET' && this.#isResent(incoming, at),
    };
    this.requests.push(recorded);
    return recorded;
  }

  clear(): void {
    this.requests.length = 0;
    this.#lastSeen.clear();
  }

  #isResent({ method, path, body, headers }: Incoming, at: number): boolean {
    const words = JSON.stringify([method, path, body, headers['authorization']]);
    const print = createHash('sha256').update(words).digest('hex');
    const before = this.#lastSeen.get(print);
    this.#lastSeen.set(print, at);
    return before !== undefined && at - before < momentMs;
  }
}
