import { codeOfStatus, Failure } from './failure';

/** What goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes where they are no text. */
  readonly body: string | Buffer;
}

export function jsonAnswer(status: number, body: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The service's form of an error: `{ message, code, issues? }`. */
export function failureAnswer({ status, message, code, issues }: Failure): Answer {
  return jsonAnswer(status, { message, code, ...(issues ? { issues } : {}) });
}

/** An error body for a status that a test asked for without saying more. */
export function plainFailure(status: number): Answer {
  const code = codeOfStatus(status);
  return failureAnswer(new Failure(status, `Simulated ${code.toLowerCase().replaceAll('_', ' ')}.`));
}
