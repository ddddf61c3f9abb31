import { connect } from 'node:net';

export type PortAnswer = 'open' | 'refused' | 'unreachable' | 'unknownName' | 'silent';

/** Where drives answer, and how many milliseconds an answer may take: those that are near take a few. */
export const smb = { port: 445, patience: 3_000 } as const;

/**
 * Whether something answers on a TCP port; nothing is sent.
 * @param open for tests
 */
export function portAnswer(
  host: string,
  { port, patience }: { port: number; patience: number } = smb,
  open = connect,
): Promise<PortAnswer> {
  return new Promise(resolve => {
    const socket = open({ host, port });
    // Not the socket's own timeout, which a slow look-up of the name does not start.
    const timer = setTimeout(() => end('silent'), patience);
    const end = (answer: PortAnswer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end('open'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(answerOf(error.code)));
  });
}

function answerOf(code: string | undefined): PortAnswer {
  switch (code) {
    case 'ECONNREFUSED':
      return 'refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'unknownName';
    case 'ETIMEDOUT':
      return 'silent';
    default:
      return 'unreachable';
  }
}
