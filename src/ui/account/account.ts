import type { Client } from '../../core/api/client';
import { systemClock } from '../../core/clock';
import type { CreateOutcome } from '../../core/drives/createDrive';
import { DriveList } from '../../core/drives/driveList';
import { NetworkList } from '../../core/drives/networkList';
import { UnderWay } from '../../core/drives/underWay';
import { Disposables } from '../disposables';
import type { StoredAccount } from './storedAccount';

/** A team somebody is signed in to, with all that is known of it. Everything a feature keeps hangs on one of these. */
export class Account extends Disposables {
  readonly id: string;
  readonly team: StoredAccount['team'];
  readonly isAdmin: boolean | undefined;
  readonly client: Client;
  readonly list: DriveList;
  readonly networks: NetworkList;
  readonly creating = new UnderWay<CreateOutcome>();
  readonly #gone = new AbortController();

  constructor(stored: StoredAccount, client: Client) {
    super();
    this.id = stored.team.id;
    this.team = stored.team;
    this.isAdmin = stored.isAdmin;
    this.client = client;
    this.list = this._register(new DriveList(client, systemClock));
    this.networks = new NetworkList(client, this.#gone.signal);
    this._register({ dispose: () => this.#gone.abort() });
  }

  /** Aborted when the account is signed out or replaced: late answers are dropped. */
  get signal(): AbortSignal {
    return this.#gone.signal;
  }
}
