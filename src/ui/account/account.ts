import type { Client } from '../../core/api/client';
import { systemClock } from '../../core/clock';
import type { CreateOutcome } from '../../core/drives/createDrive';
import { DriveList } from '../../core/drives/driveList';
import { NetworkList } from '../../core/drives/networkList';
import { UnderWay } from '../../core/drives/underWay';
import { Wishes } from '../../core/drives/wishes';
import { Disposables } from '../disposables';
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
  readonly networks: NetworkList;
  readonly creating = new UnderWay<CreateOutcome>();
  readonly wishes: Wishes;
  readonly #gone = new AbortController();

  /** @param wishes folder for what is asked for, of this account alone */
  constructor(stored: StoredAccount, client: Client, wishes: string) {
    super();
    this.id = stored.team.id;
    this.team = stored.team;
    this.origin = stored.origin;
    this.isAdmin = stored.isAdmin;
    this.client = client;
    this.list = this._register(new DriveList(client, systemClock));
    this.networks = new NetworkList(client, this.#gone.signal);
    this.wishes = new Wishes(wishes, accountName(stored), { clock: systemClock, signal: this.signal });
    this._register({ dispose: () => this.#gone.abort() });
  }

  /** Aborted when the account is signed out or replaced: late answers are dropped. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }
}
