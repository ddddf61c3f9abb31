import { CancellationError, LanguageModelTextPart, LanguageModelToolResult, type CancellationToken } from 'vscode';
import { described, whose } from '../log';
import { BadArgument } from '../problems';
import type { Services } from '../services';
import { commandTitle } from '../words/commandTitle';
import { wordsFor } from '../words/failure';
import * as all from './all';
import { ToolProblem, type Tool, type ToolCall } from './tool';

export type ToolName = keyof typeof all;

/** What VS Code calls. It ends at once when it is cancelled; what was sent by then goes on, and is told as ever. */
export function toolFor(services: Services, asked: ToolCall['asked'], name: ToolName) {
  const tool: Tool = all[name];
  const calling = async <T>(
    input: object,
    token: CancellationToken,
    work: (call: ToolCall) => T,
  ): Promise<Awaited<T>> => {
    const cancel = new AbortController();
    const { signal } = cancel;
    try {
      const cancelled = new Promise<never>((_, reject) => {
        const stop = () => {
          cancel.abort();
          reject(new CancellationError());
        };
        if (token.isCancellationRequested) stop();
        else token.onCancellationRequested(stop);
      });
      // Models write what they leave out as an empty text.
      const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== ''));
      return await Promise.race([cancelled, work({ services, given, asked, signal })]);
    } catch (error) {
      if (signal.aborted) throw error;
      const failed = error instanceof ToolProblem ? (error.cause ?? error) : error;
      services.log.error(`${whose(services.accounts.refused.teamOf(failed))}${name}: ${described(failed)}`);
      throw new Error(wordsForModel(error, services.extensionId), { cause: error });
    }
  };
  return {
    prepareInvocation: ({ input }: { readonly input: object }, token: CancellationToken) =>
      calling(input, token, call => tool.prepare?.(call)),
    invoke: async ({ input }: { readonly input: object }, token: CancellationToken) => {
      const answer = await calling(input, token, tool.run);
      const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
      return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
    },
  };
}

/** What happened, as a person would read it, and what helps. */
function wordsForModel(error: unknown, extensionId: string): string {
  if (error instanceof ToolProblem) return error.message;
  if (error instanceof BadArgument) return `The argument ${error.argument} is missing or not as the schema says.`;
  const { text, remedy } = wordsFor(error);
  const title = commandTitle(extensionId, `paperspaceDrives.${remedy}`);
  return `${text} ${title === undefined ? 'Calling again later may help.' : `The user can run the command "${title}".`}`;
}
