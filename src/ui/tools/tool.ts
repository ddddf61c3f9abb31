import { MarkdownString, type PreparedToolInvocation } from 'vscode';
import type { Drive } from '../../core/drives/drive';
import { escapeMarkdown } from '../../core/text/markdown';
import { BadArgument } from '../problems';
import type { Services } from '../services';

/** How an assistant called a tool. */
export interface ToolCall {
  readonly services: Services;
  /** Whatever the model wrote: VS Code does not hold it to the schema. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Drives that somebody was asked about, by what the model wrote: once it is allowed, another may be called that. */
  readonly asked: Map<string, Drive>;
  /** Aborted when the answer is not wanted any more: a box that is open then closes. */
  readonly signal: AbortSignal;
}

/** Something that an assistant can do. No answer holds a password, or a user name outside of a snippet. */
export interface Tool {
  /** What VS Code asks a person before, where the tool changes something. */
  readonly prepare?: (call: ToolCall) => Promise<PreparedToolInvocation>;
  /** The answer for the model: facts, or what there is to say. */
  readonly run: (call: ToolCall) => Promise<unknown>;
}

/** What stops a tool, in words that tell a model what to do about it. In English, as are all words for models. */
export class ToolProblem extends Error {
  override readonly name = 'ToolProblem';
}

export const notConfirmed = 'The user did not confirm, so nothing was done. Do not call again unasked.';

/** An argument that the schema demands. */
export function needed<T>(value: T | undefined, argument: string): T {
  if (value === undefined) throw new BadArgument(argument);
  return value;
}

/** Names come from the service or from a model: nothing in them is Markdown. */
export function confirmation(title: string, ...lines: readonly string[]): PreparedToolInvocation {
  const message = new MarkdownString(lines.map(escapeMarkdown).join('\n\n'));
  return { invocationMessage: title, confirmationMessages: { title, message } };
}
