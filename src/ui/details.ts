import { EventEmitter, Uri, workspace, type TextDocumentContentProvider } from 'vscode';
import type { Account } from './account/account';
import type { Accounts } from './account/accounts';
import { Disposables } from './disposables';
import { later } from './loadLater';

const scheme = 'paperspace-drive';

/**
 * Documents with a drive's facts, which follow the list. Registered from the start, because VS Code opens those of the last
 * session again.
 */
export class DriveDocuments extends Disposables implements TextDocumentContentProvider {
  readonly #accounts: Accounts;
  readonly #changed = this._register(new EventEmitter<Uri>());
  readonly onDidChange = this.#changed.event;
  readonly #followed = new WeakSet<Account>();

  constructor(accounts: Accounts) {
    super();
    this.#accounts = accounts;
    this._register(accounts.onDidChange(() => this.#update()));
    this._register(workspace.registerTextDocumentContentProvider(scheme, this));
  }

  async provideTextDocumentContent({ query, fragment }: Uri): Promise<string> {
    const { driveDetails, firstHolder, noDetails } = await later();
    try {
      const accounts = await this.#accounts.required();
      for (const account of accounts) this.#follow(account);
      const named = accounts.find(({ id }) => id === fragment);
      return await driveDetails(
        named ?? (await firstHolder(accounts, query, this.#accounts.unreadable.length > 0)),
        query,
      );
    } catch (error) {
      return noDetails(error);
    }
  }

  /** Ends with the account, which disposes its list and its store. */
  #follow(account: Account): void {
    if (this.#followed.has(account)) return;
    this.#followed.add(account);
    const { list } = account;
    // Not page by page: a drive that a walk has not reached yet would be asked for one by one.
    list.store.onDidChange(() => list.state.loading || this.#update());
    list.onDidChangeState(({ loading }) => loading || this.#update());
  }

  /** VS Code asks for the text again, and draws it only if it is another. */
  #update(): void {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === scheme) this.#changed.fire(uri);
  }
}

/** The path names the tab and, by its ending, the language; the query says which drive, the fragment of which team. */
export function detailsUri(account: Account, id: string, name: string): Uri {
  const file = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 80);
  return Uri.from({ scheme, path: `/${file === '' ? id : file}.yaml`, query: id, fragment: account.id });
}
