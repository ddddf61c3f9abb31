import type { Incoming } from './service';

/** Which requests shall fail, and how. Without status, body, drop, hang or redirect they are answered as usual. */
export interface FaultRule {
  readonly method?: string;
  /** Below the base URL: a prefix (`/shared-drives`) or a pattern (`/^\/shared-drives$/`). */
  readonly path?: string | RegExp;
  /** Only requests with this key: one team fails, the others do not. */
  readonly key?: string;
  /** That many matching requests go through first. */
  readonly after?: number;
  /** That many fail; all until `stop()` if left out. */
  readonly times?: number;
  readonly status?: number;
  /** Added to, or instead of, the usual headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes go out as they are (HTML, half a JSON…), anything else as JSON. Without a status it is a 200. */
  readonly body?: unknown;
  /** Changes the usual answer on its way out, e.g. takes its `nextPage` away. Not from another process. */
  readonly rewrite?: (answer: unknown) => unknown;
  /** Resets the connection: instead of an answer, or in the middle of it. */
  readonly drop?: 'beforeHeaders' | 'inBody';
  /** Stays silent until `stop()`, then answers as usual; or sends half the answer, and the rest on `stop()`. */
  readonly hang?: 'beforeHeaders' | 'inBody';
  /** The answer comes one byte at a time, with so many milliseconds between two, until the client goes or `stop()`. */
  readonly drip?: number;
  /** Milliseconds before anything happens. */
  readonly delayMs?: number;
  readonly redirectTo?: string;
  /** The request does its work nevertheless: the drive is made, and only then the connection drops. */
  readonly effect?: boolean;
}

export interface Fault {
  /** Requests that failed by this rule so far. */
  readonly hits: number;
  /** Ends the rule; what hangs by it is answered. */
  stop(): void;
}

/** A rule at work. */
export class ActiveFault implements Fault {
  readonly id: number;
  readonly rule: FaultRule;
  /** Fulfilled by `stop()`. */
  readonly stopped: Promise<void>;
  hits = 0;
  #seen = 0;
  #isStopped = false;
  readonly #end: () => void;

  constructor(id: number, rule: FaultRule) {
    this.id = id;
    this.rule = rule;
    let end: () => void = () => undefined;
    this.stopped = new Promise<void>(resolve => {
      end = resolve;
    });
    this.#end = end;
  }

  stop(): void {
    this.#isStopped = true;
    this.#end();
  }

  /** No request will fail by it any more. */
  get isOver(): boolean {
    return this.#isStopped || this.hits >= (this.rule.times ?? Infinity);
  }

  /** Whether this request is to fail; counts it. */
  takes(incoming: Incoming): boolean {
    if (this.#isStopped || !matches(this.rule, incoming)) return false;
    this.#seen += 1;
    const { after = 0, times = Infinity } = this.rule;
    if (this.#seen <= after || this.hits >= times) return false;
    this.hits += 1;
    return true;
  }
}

function matches(rule: FaultRule, { method, path, headers }: Incoming): boolean {
  if (rule.method !== undefined && rule.method.toUpperCase() !== method) return false;
  if (rule.key !== undefined && headers['authorization'] !== `Bearer ${rule.key}`) return false;
  if (rule.path === undefined) return true;
  return typeof rule.path === 'string' ? path.startsWith(rule.path) : new RegExp(rule.path).test(path);
}

/** The rules at work; of several that match, the one added last decides. */
export class Faults {
  #active: ActiveFault[] = [];
  #added = 0;

  add(rule: FaultRule): ActiveFault {
    const fault = new ActiveFault(++this.#added, rule);
    this.#active.unshift(fault);
    return fault;
  }

  get(id: number): ActiveFault | undefined {
    return this.#active.find(fault => fault.id === id);
  }

  match(incoming: Incoming): ActiveFault | undefined {
    return this.#active.find(fault => fault.takes(incoming));
  }

  dropEnded(): void {
    this.#active = this.#active.filter(fault => !fault.isOver);
  }

  stopAll(): void {
    for (const fault of this.#active) fault.stop();
    this.#active = [];
  }
}
