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

/** What is known of an account's drives, in the service's order. Holds no secret. */
export class DriveStore {
  readonly #changed = new Emitter<StoreChange>();
  readonly onDidChange = this.#changed.event;
  #drives: readonly Drive[] = [];
  /** Made when first asked for: a long list comes page by page, and each page makes a new list. */
  #byId: ReadonlyMap<string, Drive> | undefined;
  /** By drive, in the order in which it began. */
  readonly #work = new Map<string, readonly { readonly pending: Pending }[]>();
  /** The last change of each drive since the walk began; undefined: it is gone. */
  readonly #edits = new Map<string, Drive | undefined>();
  #shownOrder: DriveOrder = { orderBy: 'name', order: 'asc' };
  #walkedOrder = this.#shownOrder;

  get drives(): readonly Drive[] {
    return this.#drives;
  }

  /** The order in which they are. */
  get order(): DriveOrder {
    return this.#shownOrder;
  }

  get(id: string): Drive | undefined {
    this.#byId ??= new Map(this.#drives.map(drive => [drive.id, drive]));
    return this.#byId.get(id);
  }

  /** What is being done to a drive; of several things, the one begun last. */
  pending(id: string): Pending | undefined {
    return this.#work.get(id)?.at(-1)?.pending;
  }

  /** A walk begins: what is done here from now on is newer than what its pages will say. */
  beginWalk(order: DriveOrder): void {
    this.#edits.clear();
    this.#walkedOrder = order;
  }

  /** Shows a list from an earlier time, while no walk is under way. */
  recall(drives: readonly Drive[], order: DriveOrder): void {
    this.#shownOrder = order;
    this.#set(drives);
  }

  /** Shows what a walk has brought: all of it (`whole`), or the pages so far of a first one. */
  show(walked: readonly Drive[]): void {
    this.#shownOrder = this.#walkedOrder;
    this.#set([...this.#edits].reduce((drives, [id, drive]) => this.#apply(drives, id, drive), walked));
  }

  /** A drive made, renamed or read again. */
  upsert(drive: Drive): void {
    this.#edit(drive.id, drive);
  }

  remove(id: string): void {
    this.#edit(id, undefined);
  }

  /** Marks a row as being worked on; call what is returned when the work is over. */
  mark(id: string, pending: Pending): () => void {
    const work = { pending };
    this.#setWork(id, [...(this.#work.get(id) ?? []), work]);
    return () => this.#setWork(id, this.#work.get(id)?.filter(other => other !== work) ?? []);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  #setWork(id: string, work: readonly { readonly pending: Pending }[]): void {
    const before = this.pending(id);
    if (work.length > 0) this.#work.set(id, work);
    else this.#work.delete(id);
    if (this.pending(id) !== before && this.get(id)) this.#changed.fire({ structure: false, rows: [id] });
  }

  #edit(id: string, drive: Drive | undefined): void {
    this.#edits.set(id, drive);
    this.#set(this.#apply(this.#drives, id, drive));
  }

  #apply(drives: readonly Drive[], id: string, drive: Drive | undefined): readonly Drive[] {
    const at = drives.findIndex(other => other.id === id);
    if (drive && at >= 0 && samePlace(drives[at], drive)) return drives.with(at, drive);
    const others = at < 0 ? drives : drives.toSpliced(at, 1);
    return drive ? others.toSpliced(placeFor(drive, others, this.#shownOrder), 0, drive) : others;
  }

  #set(drives: readonly Drive[]): void {
    const before = this.#drives;
    this.#drives = drives;
    this.#byId = undefined;
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
    // A list from an earlier time has no user names, and rows do not show them.
    (a.username === b.username || b.username === '') &&
    a.networkId === b.networkId &&
    a.created === b.created
  );
}
