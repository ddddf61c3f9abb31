import { EventEmitter, type LogOutputChannel, type Terminal } from 'vscode';
import { MountIndex } from '../../core/mount/table/mountIndex';
import { Disposables } from '../disposables';
import { described } from '../log';
import { clearHandoverPlaces } from './handoverPlaces';
import { later } from '../loadLater';

export interface MountsChange {
  readonly before: MountIndex;
  readonly now: MountIndex;
}

/**
 * Which drives are mounted on the host the extension runs on, as of the last look. Where that is not the host of the
 * window's files nothing is known and nothing is looked up (`farFromFiles`).
 */
export class Mounts extends Disposables {
  readonly farFromFiles: boolean;
  readonly #log: LogOutputChannel;
  readonly #changed = this._register(new EventEmitter<MountsChange>());
  readonly onDidChange = this.#changed.event;
  /** Terminals at work, by the id of the drive they work on. */
  readonly terminals = new Map<string, Terminal>();
  #index = new MountIndex();
  #looking: Promise<MountIndex> | undefined;

  constructor(log: LogOutputChannel, farFromFiles: boolean) {
    super();
    this.#log = log;
    this.farFromFiles = farFromFiles;
  }

  /** As of the last look. */
  get index(): MountIndex {
    return this.#index;
  }

  /** Looks again. Never rejects: where the table cannot be read, what was known stays. A look under way is shared. */
  look(): Promise<MountIndex> {
    if (this.farFromFiles) return Promise.resolve(this.#index);
    this.#looking ??= this.#read().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /** As `look`, after what is under way: for who has just changed something and must see it. */
  async lookAfterChange(): Promise<MountIndex> {
    await this.#looking;
    return this.look();
  }

  /** Removes the secrets that a mount left which VS Code ended in the middle of. Never rejects. */
  async clearLeftovers(storage: string): Promise<void> {
    if (this.farFromFiles || process.platform !== 'linux') return;
    try {
      await clearHandoverPlaces(storage);
    } catch (error) {
      this.#log.warn(`leftovers of mounting: ${described(error)}`);
    }
  }

  async #read(): Promise<MountIndex> {
    const before = this.#index;
    try {
      // Loaded on first use: what starting VS Code loads has a budget.
      const { readMounts } = await later();
      const now = new MountIndex(await readMounts(process.platform));
      if (now.equals(before)) return before;
      this.#index = now;
      this.#changed.fire({ before, now });
    } catch (error) {
      this.#log.warn(`mount table: ${described(error)}`);
    }
    return this.#index;
  }
}
