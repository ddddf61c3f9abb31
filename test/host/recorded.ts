import { inspect } from 'node:util';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { activate, deactivate } from '../../src/extension';

/** A message in the corner, as somebody would see it. */
export interface Shown {
  readonly severity: 'information' | 'warning' | 'error';
  readonly text: string;
  readonly buttons: readonly string[];
  /** Presses a button, or closes it. */
  readonly close: (button?: string) => void;
}

/** What somebody does with a box: chooses the active item (or takes what stands there), types a text, or leaves it. */
export type Answering = (box: Box) => string | true | undefined;

/** An input box, or a quick pick, as somebody sees it. */
export interface Box {
  readonly title: string;
  readonly value: string;
  readonly password: boolean;
  readonly items: readonly vscode.QuickPickItem[];
}

/** How SecretStorage and the clipboard behave. */
export interface Platform {
  /** `forgets`: it takes everything and gives nothing back; `clings`: it does not let go of what it has. */
  keyring: 'works' | 'throws' | 'hangs' | 'forgets' | 'clings';
  clipboard: 'works' | 'throws';
  /** The name of a team whose secret alone the keyring does not give. */
  lockedTeam?: string;
}

/** What a model reads of a tool's answer. */
export function textOf(result: vscode.LanguageModelToolResult | null | undefined): string {
  const texts = result?.content.map(part => (part instanceof vscode.LanguageModelTextPart ? part.value : ''));
  return texts?.join('') ?? '';
}

type Commands = Map<string, (...args: unknown[]) => unknown>;
type Provider = vscode.TreeDataProvider<unknown>;

const memento = (state: Map<string, unknown>) => ({
  keys: () => [...state.keys()],
  get: (key: string, fallback?: unknown) => (state.has(key) ? state.get(key) : fallback),
  update: (key: string, value: unknown) => Promise.resolve(void state.set(key, value)),
  setKeysForSync: () => undefined,
});

/**
 * The extension a second time, made from its sources, in the real VS Code; but what it shows and asks goes here instead of on
 * the screen. So a test sees every message, box, tooltip and line of the log, presses buttons, and makes secrets fail.
 */
export class Recorded {
  readonly messages: Shown[] = [];
  /** Everything that was put out, whatever it was: what must not hold a secret. */
  readonly said: string[] = [];
  readonly platform: Platform = { keyring: 'works', clipboard: 'works' };
  readonly state: Map<string, unknown>;
  /** Listeners of VS Code's events, and what is registered there, that nobody has disposed. */
  live = 0;
  answering: Answering = () => true;
  /** Whether somebody answers a box that is still busy, with what it shows by then. */
  impatient = false;
  clipboard = '';
  /** Whether the window's files are on a remote machine and the extension on the person's own. */
  farFromFiles = false;
  /** What opens a link to a drive. */
  links: vscode.UriHandler | undefined;
  /** What other extensions get. */
  api: ReturnType<typeof activate> | undefined;
  /** The extension's own folder: a new one unless a test has one. */
  storage = '';
  readonly #secrets: Map<string, string>;
  readonly #secretChanged = new vscode.EventEmitter<vscode.SecretStorageChangeEvent>();
  readonly #visibility = new vscode.EventEmitter<vscode.TreeViewVisibilityChangeEvent>();
  readonly #windowState = new vscode.EventEmitter<vscode.WindowState>();
  readonly #commands: Commands = new Map();
  readonly #tools = new Map<string, vscode.LanguageModelTool<object>>();
  readonly #providers = new Map<string, vscode.TextDocumentContentProvider>();
  readonly #originals: (() => void)[] = [];
  readonly #subscriptions: vscode.Disposable[] = [];
  #tree: Provider | undefined;
  /** Progress going on: spinners. */
  busy = 0;
  message = '';
  /** Whether the view is in sight. */
  visible = true;
  /** What the view's icon counts. */
  badge: vscode.ViewBadge | undefined;
  /** Rows that were to be drawn again, an event each; undefined stands for all of them. */
  readonly redrawn: unknown[] = [];

  constructor(state = new Map<string, unknown>(), secrets = new Map<string, string>()) {
    this.state = state;
    this.#secrets = secrets;
  }

  /** Of the same person at the next start, in another workspace: with the same secrets and state. */
  secondWindow(): Recorded {
    return new Recorded(this.state, this.#secrets);
  }

  async start(): Promise<void> {
    this.storage ||= await fs.mkdtemp(path.join(os.tmpdir(), 'recorded-'));
    this.#patchWindow();
    this.#patchRest();
    this.api = activate(this.#context());
  }

  async end(): Promise<void> {
    for (const one of this.#subscriptions.splice(0).reverse()) void one.dispose();
    await deactivate();
    for (const restore of this.#originals.splice(0).reverse()) restore();
    // A list may just be written that is kept for the next start.
    await fs.rm(this.storage, { recursive: true, force: true, maxRetries: 9 });
  }

  /** `paperspaceDrives.` + name; what it resolves to is put out as well. */
  async run(name: string, ...args: unknown[]): Promise<unknown> {
    const answer = await this.#commands.get(`paperspaceDrives.${name}`)?.(...args);
    this.said.push(`${name} resolved to ${inspect(answer, { depth: 9 })}`);
    return answer;
  }

  /**
   * What an AI assistant gets that calls the tool `paperspaceDrives_` + name and is allowed to; what it gets is put out as well.
   *
   * @param meanwhile happens while somebody is asked
   */
  async tool(
    name: string,
    input: object,
    token = new vscode.CancellationTokenSource().token,
    meanwhile?: () => Promise<unknown>,
  ): Promise<string> {
    const tool = this.#tools.get(`paperspaceDrives_${name}`);
    try {
      const asked = await tool?.prepareInvocation?.({ input }, token);
      await meanwhile?.();
      const result = await tool?.invoke({ input, toolInvocationToken: undefined }, token);
      const question = asked?.confirmationMessages?.message;
      const words = question instanceof vscode.MarkdownString ? question.value : question;
      this.said.push(`${name} ${inspect(asked, { depth: 9 })} ${words ?? ''} ${inspect(result, { depth: 9 })}`);
      return textOf(result);
    } catch (error) {
      this.said.push(`${name} failed: ${inspect(error, { depth: 9, showHidden: true })}`);
      throw error;
    }
  }

  get commandNames(): readonly string[] {
    return [...this.#commands.keys()].map(id => id.replace('paperspaceDrives.', ''));
  }

  /** Every row's label, with its tooltip if it is `hovered`; asking for the rows is how VS Code shows the view. */
  async rows({ hovered = true } = {}): Promise<readonly string[]> {
    const rows: string[] = [];
    const visit = async (node?: unknown): Promise<void> => {
      for (const child of (await this.#tree?.getChildren(node)) ?? []) {
        const item = await this.#tree?.getTreeItem(child);
        if (!item) continue;
        rows.push(typeof item.label === 'string' ? item.label : inspect(item.label));
        const token = new vscode.CancellationTokenSource().token;
        const tooltip = hovered ? await this.#tree?.resolveTreeItem?.(item, child, token) : undefined;
        const whole = tooltip ?? item;
        this.said.push(`row ${inspect(whole, { depth: 9 })}`);
        await visit(child);
      }
    };
    await visit();
    return rows;
  }

  /** How many rows the view has, each drawn as VS Code draws it before anybody hovers; `deep`: those in the regions too. */
  async draw(deep = true): Promise<number> {
    let count = 0;
    const visit = async (node?: unknown): Promise<void> => {
      for (const child of (await this.#tree?.getChildren(node)) ?? []) {
        const item = await this.#tree?.getTreeItem(child);
        count += 1;
        // VS Code asks for what a drive shows when somebody expands it.
        if (deep && !item?.contextValue?.startsWith('drive')) await visit(child);
      }
    };
    await visit();
    return count;
  }

  /** As another window does it, or a keyring that is emptied. */
  emptyKeyring(): void {
    const keys = [...this.#secrets.keys()];
    this.#secrets.clear();
    for (const key of keys) this.#secretChanged.fire({ key });
  }

  /** As another window does it: the key of a team is another one. */
  replaceSecret(old: string, key: string): void {
    for (const [name, secret] of this.#secrets) this.#secrets.set(name, secret.replace(old, key));
  }

  /** VS Code tells of every secret, whether it has changed or not. */
  tellOfSecrets(): void {
    for (const key of this.#secrets.keys()) this.#secretChanged.fire({ key });
  }

  /** Somebody comes back to this window. */
  focus(): void {
    this.#windowState.fire({ focused: true, active: true });
  }

  /** Somebody opens the view. */
  showView(): void {
    this.visible = true;
    this.#visibility.fire({ visible: true });
  }

  #context(): vscode.ExtensionContext {
    const { UI, Workspace } = vscode.ExtensionKind;
    const extensionKind = this.farFromFiles ? UI : Workspace;
    const extension = { extensionKind, id: 'shared-drives.paperspace-shared-drives' };
    const globalStorageUri = vscode.Uri.file(this.storage);
    const states = { globalState: memento(this.state), workspaceState: memento(new Map()) };
    const parts = { ...states, globalStorageUri, extension };
    const context = { ...parts, secrets: this.#secretStorage(), subscriptions: this.#subscriptions };
    return context as unknown as vscode.ExtensionContext;
  }

  #secretStorage() {
    const behaves = <T>(work: () => T): Promise<T> => {
      const { keyring } = this.platform;
      if (keyring === 'throws') return Promise.reject(new Error('the keyring is locked'));
      return keyring === 'hangs' ? new Promise(() => undefined) : Promise.resolve().then(work);
    };
    return {
      keys: () => behaves(() => [...this.#secrets.keys()]),
      get: (key: string) =>
        behaves(() => {
          const secret = this.#secrets.get(key);
          const { lockedTeam } = this.platform;
          if (lockedTeam !== undefined && secret?.includes(lockedTeam)) throw new Error('this one is locked');
          return secret;
        }),
      store: (key: string, value: string) =>
        behaves(() => {
          if (this.platform.keyring !== 'forgets') this.#secrets.set(key, value);
          this.#secretChanged.fire({ key });
        }),
      delete: (key: string) =>
        behaves(() => {
          if (this.platform.keyring === 'clings') throw new Error('it cannot be removed');
          this.#secrets.delete(key);
        }),
      onDidChange: this.#counted(this.#secretChanged.event),
    };
  }

  #patchWindow(): void {
    const log = (level: string) => (text: string) => this.said.push(`${level} ${text}`);
    const levels = ['trace', 'debug', 'info', 'warn', 'error', 'append', 'appendLine'];
    const channel = Object.fromEntries(levels.map(level => [level, log(level)]));
    const show =
      (severity: Shown['severity']) =>
      (text: string, ...buttons: string[]) =>
        new Promise<string | undefined>(close => {
          this.messages.push({ severity, text, buttons, close });
          this.said.push(`${severity} ${text} ${inspect(buttons)}`);
        });
    this.replace(vscode.window, {
      createOutputChannel: () => ({ ...channel, show: () => undefined, dispose: () => undefined }),
      showInformationMessage: show('information'),
      showWarningMessage: show('warning'),
      showErrorMessage: show('error'),
      createInputBox: () => this.#box(),
      createQuickPick: () => this.#box(),
      withProgress: (options: vscode.ProgressOptions, task: Parameters<typeof vscode.window.withProgress>[1]) => {
        this.said.push(`progress ${inspect(options)}`);
        this.busy += 1;
        const report = (step: unknown) => this.said.push(`progress ${inspect(step)}`);
        const token = new vscode.CancellationTokenSource().token;
        return Promise.resolve(task({ report }, token)).finally(() => (this.busy -= 1));
      },
      createStatusBarItem: () => this.#statusItem(),
      createTreeView: (_: string, options: { readonly treeDataProvider: Provider }) => this.#treeView(options),
      registerUriHandler: (handler: vscode.UriHandler) => {
        this.links = handler;
        return { dispose: () => undefined };
      },
      createTerminal: (options: unknown) => {
        this.said.push(`terminal ${inspect(options)}`);
        throw new Error('there are no terminals here');
      },
      showTextDocument: () => Promise.resolve(undefined),
    });
    this.replace(vscode.window, {
      onDidChangeWindowState: this.#counted(this.#windowState.event),
      onDidCloseTerminal: this.#counted(vscode.window.onDidCloseTerminal),
    });
  }

  #patchRest(): void {
    const { executeCommand } = vscode.commands;
    this.replace(vscode.commands, {
      registerCommand: (id: string, run: (...args: unknown[]) => unknown) => {
        this.#commands.set(id, run);
        return { dispose: () => this.#commands.delete(id) };
      },
      executeCommand: (id: string, ...args: unknown[]) => {
        this.said.push(`command ${id} ${inspect(args, { depth: 9 })}`);
        const own = this.#commands.get(id);
        return Promise.resolve(
          own ? own(...args) : id.startsWith('_extensionTests') ? executeCommand(id, ...args) : undefined,
        );
      },
    });
    this.replace(vscode.lm, {
      registerTool: (name: string, tool: vscode.LanguageModelTool<object>) => {
        this.#tools.set(name, tool);
        return { dispose: () => this.#tools.delete(name) };
      },
    });
    const clip = <T>(work: () => T): Promise<T> =>
      this.platform.clipboard === 'throws' ? Promise.reject(new Error('NotAllowedError')) : Promise.resolve(work());
    this.replace(vscode.env, {
      clipboard: {
        writeText: (text: string) => clip(() => void (this.clipboard = text)),
        readText: () => clip(() => this.clipboard),
      },
      openExternal: (uri: vscode.Uri) => Promise.resolve(this.said.push(`opened ${uri.toString()}`) > 0),
      ...(this.farFromFiles && { remoteName: 'ssh-remote' }),
    });
    this.replace(vscode.workspace, {
      registerTextDocumentContentProvider: (scheme: string, provider: vscode.TextDocumentContentProvider) => {
        this.#providers.set(scheme, provider);
        return { dispose: () => this.#providers.delete(scheme) };
      },
      openTextDocument: async (what: vscode.Uri | { readonly content?: string }) => {
        const token = new vscode.CancellationTokenSource().token;
        const text =
          what instanceof vscode.Uri
            ? await this.#providers.get(what.scheme)?.provideTextDocumentContent(what, token)
            : what.content;
        this.said.push(`document ${inspect(what)} ${text ?? ''}`);
        return { uri: what, getText: () => text };
      },
    });
    for (const event of ['onDidChangeConfiguration', 'onDidCloseTextDocument'] as const) {
      this.replace(vscode.workspace, { [event]: this.#counted(vscode.workspace[event] as vscode.Event<unknown>) });
    }
  }

  /** Work that the status bar names: under way until the item is gone. */
  #statusItem() {
    this.busy += 1;
    const told = (text: string) => this.said.push(`status ${text}`);
    return {
      show: () => undefined,
      dispose: () => void (this.busy -= 1),
      set text(text: string) {
        told(text);
      },
    };
  }

  #treeView({ treeDataProvider }: { readonly treeDataProvider: Provider }) {
    this.#tree = treeDataProvider;
    const { onDidChangeTreeData } = treeDataProvider;
    if (onDidChangeTreeData) this.#counted(onDidChangeTreeData)(rows => this.redrawn.push(rows));
    const never = this.#counted(new vscode.EventEmitter<unknown>().event);
    const badge = {
      now: () => this.badge,
      become: (shown: vscode.ViewBadge | undefined) => {
        this.badge = shown;
        this.said.push(`badge ${inspect(shown)}`);
      },
    };
    const told = (text: string) => this.said.push(`view ${text}`);
    const tell = (text: string) => {
      this.message = text;
      told(text);
    };
    const isVisible = () => this.visible;
    return {
      get visible() {
        return isVisible();
      },
      selection: [],
      set description(text: string) {
        told(text);
      },
      onDidChangeVisibility: this.#counted(this.#visibility.event),
      onDidExpandElement: never,
      onDidCollapseElement: never,
      reveal: () => Promise.resolve(),
      dispose: () => undefined,
      set message(text: string) {
        tell(text);
      },
      get badge() {
        return badge.now();
      },
      set badge(shown: vscode.ViewBadge | undefined) {
        badge.become(shown);
      },
    };
  }

  /** An input box or a quick pick, and somebody in front of it who answers at once, and leaves where that does not help. */
  #box() {
    const accept = new vscode.EventEmitter<void>();
    const hide = new vscode.EventEmitter<void>();
    const changed = new vscode.EventEmitter<string>();
    const silent = new vscode.EventEmitter<never>().event;
    let answers = 0;
    const box = {
      title: '',
      password: false,
      value: '',
      enabled: true,
      busy: false,
      items: [] as readonly vscode.QuickPickItem[],
      activeItems: [] as readonly vscode.QuickPickItem[],
      selectedItems: [] as readonly vscode.QuickPickItem[],
      onDidAccept: accept.event,
      onDidHide: hide.event,
      onDidChangeValue: changed.event,
      onDidTriggerButton: silent,
      onDidTriggerItemButton: silent,
      show: () => void setImmediate(answer),
      dispose: () => {
        put();
        answers = Infinity;
        for (const each of [accept, hide, changed]) each.dispose();
      },
    };
    // A password is typed by a person, and not put out.
    const put = () => this.said.push(`box ${inspect({ ...box, value: box.password ? '' : box.value }, { depth: 3 })}`);
    const answer = (): void => {
      if (answers > 200) return;
      if ((box.busy && !(this.impatient && box.items.length > 0)) || !box.enabled) {
        setTimeout(answer, 2);
        return;
      }
      put();
      const answered = this.answering(box);
      if (answered === undefined || ++answers > 3) {
        hide.fire();
        return;
      }
      if (typeof answered === 'string') {
        box.value = answered;
        changed.fire(answered);
      }
      const choosable = box.items.filter(({ kind }) => kind !== vscode.QuickPickItemKind.Separator);
      box.selectedItems = [...box.activeItems, ...choosable].slice(0, 1);
      accept.fire();
      setImmediate(answer);
    };
    return box;
  }

  /** The same event, but its listeners are counted. */
  #counted<T>(event: vscode.Event<T>): vscode.Event<T> {
    return (listener, self, into) => {
      this.live += 1;
      const subscription = event(listener, self);
      const counted = new vscode.Disposable(() => {
        this.live -= 1;
        subscription.dispose();
      });
      into?.push(counted);
      return counted;
    };
  }

  /** Puts something in place of what is there, until the end. */
  replace(target: object, parts: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(parts)) {
      const before = Object.getOwnPropertyDescriptor(target, name);
      Object.defineProperty(target, name, { configurable: true, writable: true, enumerable: true, value });
      this.#originals.push(() => before && Object.defineProperty(target, name, before));
    }
  }
}
