import type http from 'node:http';
import type { Answer } from './answer';

/** The ways in which an answer leaves the simulator, whole or not. */
export class Reply {
  readonly #response: http.ServerResponse;
  readonly #onStatus: (status: number) => void;

  /** `onStatus` is called before the status goes out. */
  constructor(response: http.ServerResponse, onStatus: (status: number) => void = () => undefined) {
    this.#response = response;
    this.#onStatus = onStatus;
  }

  /** The client has gone, or we cut it off. */
  get isClosed(): boolean {
    return this.#response.destroyed;
  }

  send(answer: Answer): void {
    this.#response.end(this.#start(answer));
  }

  /** Sends the head and half of the body; resolves to what sends the rest once that half is on its way. */
  async sendHalf(answer: Answer): Promise<() => void> {
    const bytes = this.#start(answer);
    const half = bytes.length >> 1;
    await new Promise<void>(resolve => this.#response.write(bytes.subarray(0, half), () => resolve()));
    return () => this.#response.end(bytes.subarray(half));
  }

  /** One byte after the other; all that is left at once when `stopped`. */
  async drip(answer: Answer, ms: number, stopped: Promise<void>): Promise<void> {
    const bytes = this.#start(answer);
    const pause = { isOver: false };
    void stopped.then(() => (pause.isOver = true));
    let at = 0;
    for (; at < bytes.length && !this.isClosed && !pause.isOver; at++) {
      this.#response.write(bytes.subarray(at, at + 1));
      await Promise.race([new Promise(resolve => setTimeout(resolve, ms)), stopped]);
    }
    if (!this.isClosed) this.#response.end(bytes.subarray(at));
  }

  reset(): void {
    this.#response.socket?.resetAndDestroy();
  }

  /** Unlike a reset, does not overtake what was sent. */
  hangUp(): void {
    this.#response.socket?.destroy();
  }

  #start({ status, headers, body }: Answer): Buffer {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
    this.#onStatus(status);
    this.#response.writeHead(status, { ...headers, 'content-length': bytes.length });
    return bytes;
  }
}
