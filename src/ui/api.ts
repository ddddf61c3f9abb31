import { EventEmitter, type Disposable, type Event } from 'vscode';
import type { Account } from './account/account';
import type { Services } from './services';
import { later } from './loadLater';

/** A drive as other extensions see it: no user name, no password. */
export interface ApiDrive {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  /** Gigabytes as sold: 1 TB is 1000. */
  readonly sizeGB: number;
  readonly networkId: string;
  /** A UNC path; empty until the drive is ready. */
  readonly mountPoint: string;
  /** ISO 8601. */
  readonly created: string;
  readonly team: { readonly id: string; readonly name: string };
}

/** What other extensions get. Documented in README; members are added, never changed. A failure rejects, in words for people. */
export interface Api {
  readonly version: 1;
  /** All drives of the teams signed in; rejects where not all can be read. */
  list(): Promise<readonly ApiDrive[]>;
  /** What `list` tells has changed, or who is signed in. */
  readonly onDidChange: Event<void>;
  /** The mount snippet that asks for the password. `target`: an id of the setting `mountTarget`; that setting, if left out. */
  snippet(id: string, target?: string): Promise<string>;
}

export function createApi(services: Services, own: <T extends Disposable>(child: T) => T): Api {
  const { accounts } = services;
  const changed = own(new EventEmitter<void>());
  const followed = new WeakSet<Account>();
  own(
    accounts.onDidChange(() => {
      for (const account of accounts.known) {
        if (followed.has(account)) continue;
        followed.add(account);
        // Ends with the account, which disposes its store.
        account.list.store.onDidChange(() => changed.fire());
      }
      changed.fire();
    }),
  );
  return Object.freeze({
    version: 1,
    list: async () => (await later()).listForOthers(services),
    onDidChange: changed.event,
    snippet: async (id: string, target?: string) => (await later()).snippetForOthers(services, id, target),
  });
}
