import { Disposable, lm } from 'vscode';
import { later } from '../loadLater';
import type { Services } from '../services';
import type { ToolCall } from './tool';
import type { ToolName } from './toolFor';

/** What each is called, behind `paperspaceDrives_`. */
const names: readonly ToolName[] = ['list', 'get', 'mountSnippet', 'create', 'rename', 'delete'];

/** What an AI assistant can call. The code is loaded when the first is called. */
export function registerTools(services: Services): Disposable {
  const asked: ToolCall['asked'] = new Map();
  const load = async (name: ToolName) => (await later()).toolFor(services, asked, name);
  return Disposable.from(
    ...names.map(name =>
      lm.registerTool<object>(`paperspaceDrives_${name}`, {
        prepareInvocation: async (options, token) => (await load(name)).prepareInvocation(options, token),
        invoke: async (options, token) => (await load(name)).invoke(options, token),
      }),
    ),
  );
}
