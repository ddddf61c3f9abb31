import { Emitter } from '../emitter';
import type { Drive } from './drive';
import { placeFor, type DriveOrder } from './order';

/** Work under way on one drive, shown on its row. */
export type Pending = 'renaming' | 'deleting' | 'preparing';

/** What a view has to redraw: everything (`structure`), or only these rows. */
export interface StoreChange {
  readonly structure: boolean;
  readonly rows: readonly string[];
}

interface Edit {
  readonly id: string;
  /** Undefined: the drive is gone. */
  readonly drive: Drive | undefined;
}

/** What is known of an account's drives, in the service's order. Holds no secret. */
export class DriveStore {
  readonly #changed = new Emitter<StoreChange>();
  readonly onDidChange = this.#changed.event;
  #drives: readonly Drive[] = [];
  #byId: ReadonlyMap<string, Drive> = new Map();
  readonly #pending = new Map<string, Pending>();
  #edits: Edit[] = [];
  #order: DriveOrder = { orderBy: 'name', order: 'asc' };

  get drives(): readonly Drive[] {
    return this.#drives;
  }

  get(id: string): Drive | undefined {
    return this.#byId.get(id);
  }

  pending(id: string): Pending | undefined {
    return this.#pending.get(id);
  }

  /** A walk begins: what is done here from now on is newer than what its pages will say. */
  beginWalk(order: DriveOrder): void {
    this.#edits = [];
    this.#order = order;
  }

  /** Shows what a walk has brought: all of it (`whole`), or the pages so far of a first one. */
  show(walked: readonly Drive[]): void {
    this.#set(this.#withEdits(walked));
  }

  /** A drive made, renamed or read again. */
  upsert(drive: Drive): void {
    this.#edit({ id: drive.id, drive });
  }

  remove(id: string): void {
    this.#edit({ id, drive: undefined });
  }

  /** Marks a row as being worked on; call what is returned when the work is over. */
  mark(id: string, pending: Pending): () => void {
    this.#pending.set(id, pending);
    this.#changed.fire({ structure: false, rows: [id] });
    return () => {
      if (this.#pending.get(id) !== pending) return;
      this.#pending.delete(id);
      if (this.#byId.has(id)) this.#changed.fire({ structure: false, rows: [id] });
    };
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #edit(edit: Edit): void {
    this.#edits.push(edit);
    this.#set(this.#apply(this.#drives, edit));
  }

  #withEdits(walked: readonly Drive[]): readonly Drive[] {
    return this.#edits.reduce((drives, edit) => this.#apply(drives, edit), walked);
  }

  #apply(drives: readonly Drive[], { id, drive }: Edit): readonly Drive[] {
    const at = drives.findIndex(other => other.id === id);
    if (drive && at >= 0 && samePlace(drives[at], drive)) return drives.with(at, drive);
    const others = at < 0 ? drives : drives.toSpliced(at, 1);
    return drive ? others.toSpliced(placeFor(drive, others, this.#order), 0, drive) : others;
  }

  #set(drives: readonly Drive[]): void {
    const before = this.#drives;
    this.#drives = drives;
    this.#byId = new Map(drives.map(drive => [drive.id, drive]));
    const change = compare(before, drives);
    if (change) this.#changed.fire(change);
  }
}

function samePlace(old: Drive | undefined, now: Drive): boolean {
  return old?.name === now.name && old.created === now.created;
}

/** Undefined when nothing a person can see has changed, so that an idle refresh redraws nothing. */
function compare(before: readonly Drive[], after: readonly Drive[]): StoreChange | undefined {
  const moved = before.length !== after.length || before.some((old, at) => !sameRow(old, after[at]));
  if (moved) return { structure: true, rows: [] };
  const rows = after.filter((drive, at) => !sameFacts(drive, before[at])).map(drive => drive.id);
  return rows.length > 0 ? { structure: false, rows } : undefined;
}

/** Region totals are drawn from the sizes, so another size redraws the region too. */
function sameRow(a: Drive, b: Drive | undefined): boolean {
  return a.id === b?.id && a.region === b.region && a.sizeGB === b.sizeGB;
}

function sameFacts(a: Drive, b: Drive | undefined): boolean {
  return (
    a.name === b?.name &&
    a.mountPoint === b.mountPoint &&
    a.username === b.username &&
    a.networkId === b.networkId &&
    a.created === b.created
  );
}
