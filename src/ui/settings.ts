import { ConfigurationTarget, window, workspace, type ConfigurationChangeEvent, type Uri } from 'vscode';
import { readBaseUrl, type BaseUrl } from '../core/api/baseUrl';
import type { DriveOrder } from '../core/drives/order';

const section = 'paperspaceDrives';

export type SnippetForm = 'include' | 'prompt';

/** A value of the wrong type counts as not set: a slip in settings.json must not break a command. */
function read<T>(name: string, isRight: (value: unknown) => value is T, fallback: T, scope?: Uri): T {
  const value: unknown = workspace.getConfiguration(section, scope).get(name);
  return isRight(value) ? value : fallback;
}

const oneOf =
  <const T extends string>(...words: readonly T[]) =>
  (value: unknown): value is T =>
    words.some(word => word === value);
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isSizes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every(isSize);
const isSeconds = (value: unknown): value is number => Number.isFinite(value) && Number(value) >= 0;

/** A day, in seconds: a longer time is as good as never, and timers count in 32 bits. */
const longestClearing = 86_400;

/** The list that Paperspace most likely sells, in GB; the server has the last word. */
const knownSizes = [50, 100, 250, 500, 1000, 2000, 4000, 8000, 12000, 16000];

export const settings = {
  apiUrl: (): BaseUrl => readBaseUrl(read('apiUrl', isText, '')),
  mountTarget: (): string => read('mountTarget', isText, 'auto', here()),
  /** Undefined: nobody chose one, so each system has its own default. */
  mountPath: (): string | undefined => chosenMountPath(),
  mountOptions: () => read('mountOptions', isTexts, []),
  snippetPassword: (): SnippetForm => read('snippetPassword', oneOf('include', 'prompt'), 'include'),
  /** Seconds; 0: never. */
  clearClipboardAfter: () => Math.min(read('clearClipboardAfter', isSeconds, 60), longestClearing),
  confirmDelete: () => read('confirmDelete', oneOf('typeName', 'click'), 'typeName'),
  showConnections: () => read('showConnections', isBoolean, true),
  sizes: () => read('sizes', isSizes, knownSizes),
  order: (): DriveOrder => ({
    orderBy: read('sortBy', oneOf('name', 'created'), 'name') === 'created' ? 'dtCreated' : 'name',
    order: read('sortOrder', oneOf('asc', 'desc'), 'asc'),
  }),
  async setOrder({ orderBy, order }: DriveOrder): Promise<void> {
    const configuration = workspace.getConfiguration(section);
    await configuration.update('sortBy', orderBy === 'dtCreated' ? 'created' : 'name', ConfigurationTarget.Global);
    await configuration.update('sortOrder', order, ConfigurationTarget.Global);
  },
};

export function affects(event: ConfigurationChangeEvent, ...names: readonly string[]): boolean {
  return names.some(name => event.affectsConfiguration(`${section}.${name}`));
}

/** What settings of scope `resource` are read for: the folder of the active editor, or the first of the workspace. */
function here(): Uri | undefined {
  const active = window.activeTextEditor?.document.uri;
  const folder = (active && workspace.getWorkspaceFolder(active)) ?? workspace.workspaceFolders?.[0];
  return folder?.uri;
}

function chosenMountPath(): string | undefined {
  const scope = here();
  const found = workspace.getConfiguration(section, scope).inspect('mountPath');
  const chosen = [found?.workspaceFolderValue, found?.workspaceValue, found?.globalValue].some(v => v !== undefined);
  // `get`, because it knows what a restricted workspace may not say. An empty path counts as none.
  const path = read('mountPath', isText, '', scope);
  return chosen && path !== '' ? path : undefined;
}
