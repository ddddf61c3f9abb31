import { EventEmitter, Uri, window, workspace, type TextDocumentContentProvider } from 'vscode';
import { Disposables } from './disposables';

const scheme = 'paperspace-report';

/** Texts shown as documents that cannot be changed and are never asked to be saved. */
export class Reports extends Disposables implements TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #changed = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.#changed.event;

  constructor() {
    super();
    this._register(workspace.registerTextDocumentContentProvider(scheme, this));
    this._register(workspace.onDidCloseTextDocument(({ uri }) => uri.scheme === scheme && this.#forget(uri)));
  }

  /** Shows a text under a title; one with the same `id` takes the place of the older. */
  async show(id: string, title: string, text: string): Promise<void> {
    const uri = Uri.from({
      scheme,
      path: `/${title.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 80)}.txt`,
      query: id,
    });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  #forget(uri: Uri): void {
    this.#texts.delete(uri.toString());
  }
}
