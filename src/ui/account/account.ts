import type { Client } from '../../core/api/client';
import { systemClock } from '../../core/clock';
import type { CreateOutcome } from '../../core/drives/createDrive';
import { DriveList } from '../../core/drives/driveList';
import { ListKeeper } from '../../core/drives/listKeeper';
import { NetworkList } from '../../core/drives/networkList';
import { UnderWay } from '../../core/drives/underWay';
import { Wishes } from '../../core/drives/wishes';
import { Connections } from '../../core/machines/connections';
import { Disposables } from '../disposables';
import type { AccountFiles } from './accountFiles';
import { accountName, type StoredAccount } from './storedAccount';

/** A team somebody is signed in to, with all that is known of it. Everything a feature keeps hangs on one of these. */
export class Account extends Disposables {
  readonly id: string;
  readonly team: StoredAccount['team'];
  /** The origin that accepted its key. */
  readonly origin: string;
  readonly isAdmin: boolean | undefined;
  readonly client: Client;
  readonly list: DriveList;
  /** Keeps the list from one start to the next. */
  readonly kept: ListKeeper;
  readonly networks: NetworkList;
  readonly connections: Connections;
  readonly creating = new UnderWay<CreateOutcome>();
  readonly wishes: Wishes;
  readonly #gone = new AbortController();

  constructor(stored: StoredAccount, client: Client, files: AccountFiles) {
    super();
    this.id = stored.team.id;
    this.team = stored.team;
    this.origin = stored.origin;
    this.isAdmin = stored.isAdmin;
    this.client = client;
    this.list = this._register(new DriveList(client, systemClock));
    this.kept = this._register(new ListKeeper(this.list, files.list(stored), error => files.tell(error, stored)));
    this.networks = new NetworkList(client, this.#gone.signal);
    this.connections = this._register(new Connections(client, this.networks, this.signal));
    this.wishes = new Wishes(files.wishes(stored), accountName(stored), { clock: systemClock, signal: this.signal });
    this._register({ dispose: () => this.#gone.abort() });
  }

  /** Signed out or replaced: what its key could see is not kept for another. */
  async end(): Promise<void> {
    this.dispose();
    await this.kept.forget();
  }

  /** Aborted when the account is signed out or replaced: late answers are dropped. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }
}
