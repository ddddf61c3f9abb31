import type { JsonFile } from '../files/jsonFile';
import type { DriveList } from './driveList';
import { keptList, readKeptList } from './keptList';

/** "As of …" is at most this much too old; else a refresh that changed nothing would write up to 2 MB each time. */
const sameTimeMs = 5 * 60_000;

/** Shows an account's last list at the start, before the service has answered, and keeps each newer one for the next start. */
export class ListKeeper {
  readonly #list: DriveList;
  readonly #file: JsonFile;
  readonly #warn: (error: unknown) => void;
  #recalling: Promise<void> | undefined;
  #saving = false;
  /** Something changed since the last writing began, or since what was kept was shown. */
  #changed = false;
  /** The time in the file. */
  #keptAt = -Infinity;
  #isOver = false;

  /** Ends with the list. `warn`: a list that cannot be kept is told, and costs no more than a slower start. */
  constructor(list: DriveList, file: JsonFile, warn: (error: unknown) => void) {
    this.#list = list;
    this.#file = file;
    this.#warn = warn;
    list.onDidChangeState(() => void this.#keep());
    list.store.onDidChange(() => {
      this.#changed = true;
      void this.#keep();
    });
  }

  /** Shows the kept list, if there is one and nothing was read meanwhile. Reads the file once, and never rejects. */
  recall(): Promise<void> {
    this.#recalling ??= this.#recall();
    return this.#recalling;
  }

  /** Drops what was kept, for good. Never rejects. */
  async forget(): Promise<void> {
    this.#isOver = true;
    await this.#file.remove().catch(this.#warn);
  }

  /** Leaves what was kept, and keeps nothing more. */
  dispose(): void {
    this.#isOver = true;
  }

  async #recall(): Promise<void> {
    try {
      const kept = readKeptList(await this.#file.read());
      if (!kept || this.#isOver) return;
      this.#list.recall(kept);
      if (!this.#list.isRecalled) return;
      this.#keptAt = kept.at;
      this.#changed = false;
    } catch (error) {
      this.#warn(error);
    }
  }

  /** One writing at a time; changes meanwhile make one more. */
  async #keep(): Promise<void> {
    const { at = 0, loaded, loading, problem } = this.#list.state;
    if (this.#saving || loading || loaded !== 'whole' || problem || this.#list.isRecalled) return;
    if (!this.#changed && Math.abs(at - this.#keptAt) <= sameTimeMs) return;
    this.#saving = true;
    this.#changed = true;
    try {
      while (this.#changed && !this.#isOver) {
        this.#changed = false;
        const { store } = this.#list;
        const { at = 0 } = this.#list.state;
        await this.#file.writePieces(keptList(store.drives, store.order, at));
        this.#keptAt = at;
      }
    } catch (error) {
      this.#changed = true;
      this.#warn(error);
    } finally {
      this.#saving = false;
    }
  }
}
