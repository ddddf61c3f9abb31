import { isDeepStrictEqual } from 'node:util';
import type { DriveWish } from '../../src/core/drives/createDrive';
import { deleteDrives } from '../../src/core/drives/deleteDrives';
import { renameDrive } from '../../src/core/drives/renameDrive';
import type { Simulator } from '../simulator/simulator';
import { FastClock } from '../unit/api/fastClock';
import { pickOne, RandomFaults } from './faults';
import { watchTeam, type TeamWatch } from './teamWatch';
import { SoakWindow } from './window';
import { wishOnce, wishUntilMade } from './wishing';

/** What a person does, as often as it is listed. */
const habits = ['create', 'create', 'create', 'together', 'rename', 'rename', 'delete', 'refresh', 'outside', 'close'];
const workers = 4;
const stepsOfRound = 25;
/** A team of always the same size: networks have room for some 250 each, and half an hour makes thousands of drives. */
const atMost = 300;
/** Of the operations, each of two or three requests, so that some 5% of these meet a fault. */
const faultEvery = 0.1;

/** Two windows of one person, one service, and another client of it, all at work at once. */
export class Soak {
  readonly #simulator: Simulator;
  readonly #random: () => number;
  readonly #folder: string;
  readonly #clock = new FastClock({ speed: 20 });
  readonly #faults: RandomFaults;
  readonly #team: TeamWatch;
  readonly #windows: SoakWindow[];
  readonly #problems: string[] = [];
  /** Name and id of each wish of this round that was settled. */
  readonly #wished = new Map<string, string>();
  /** Wishes under way. What is made for one is left alone: renamed or deleted before it is found, it would be asked for again. */
  readonly #wishing = new Set<string>();
  /** How many were settled. */
  wishes = 0;
  #doubled = 0;
  #lost = 0;
  requests = 0;
  #names = 0;

  constructor(simulator: Simulator, random: () => number, folder: string) {
    this.#simulator = simulator;
    this.#random = random;
    this.#folder = folder;
    this.#faults = new RandomFaults(simulator, random);
    this.#team = watchTeam(simulator);
    this.#windows = [this.#open(), this.#open()];
  }

  /** Works for a while with faults, then without: at rest the trees and the service have to agree. */
  async round(): Promise<void> {
    await Promise.all(Array.from({ length: workers }, (_, at) => this.#work(at % 2)));
    this.#faults.stop();
    this.#count();
    this.#tidy();
    for (const { list } of this.#windows) {
      await list.refresh({ orderBy: 'name', order: 'asc' }, { anew: true });
      this.#compare(list.store.drives, list.state);
      const busy = list.store.drives.filter(({ id }) => list.store.pending(id));
      if (busy.length > 0) this.#problems.push(`${busy.length} rows are pending at rest`);
    }
    this.requests += this.#simulator.requests.length;
    this.#problems.push(...this.#simulator.violations.splice(0));
    this.#simulator.forgetPast();
  }

  /** Of the requests so many met a fault, in percent. */
  get faulted(): number {
    return (100 * this.#faults.injected) / this.requests;
  }

  summary(): string {
    const faults = `${this.#faults.injected} faults injected (${this.faulted.toFixed(1)}%)`;
    const counts = `${this.wishes} wishes · ${this.requests} requests · ${faults}`;
    return `${counts} · doubled ${this.#doubled} · lost ${this.#lost}`;
  }

  problems(): readonly string[] {
    return this.#problems;
  }

  /**
   * At rest, when all wishes are settled. They are forgotten then, so that a long run does not grow: what is made for one after
   * that is nobody's wish, and counts as doubled.
   */
  #count(): void {
    this.wishes += this.#wished.size;
    for (const [name, ids] of this.#team.made) {
      if (ids.length === 1 && this.#wished.has(name)) continue;
      this.#doubled += 1;
      this.#problems.push(`${name} was made ${ids.length} times${this.#wished.has(name) ? '' : ', and again'}`);
    }
    for (const [name, id] of this.#wished) {
      if (this.#team.made.get(name)?.includes(id)) continue;
      this.#lost += 1;
      this.#problems.push(`${name} was never made`);
    }
    this.#wished.clear();
    this.#team.forget();
  }

  async #work(at: number): Promise<void> {
    for (let step = 0; step < stepsOfRound; step++) {
      if (this.#random() < faultEvery) this.#faults.add();
      await this.#do(pickOne(habits, this.#random), at);
    }
  }

  async #do(habit: string, at: number): Promise<void> {
    const window = this.#window(at);
    switch (habit) {
      case 'create':
        return this.#create(at);
      case 'together':
        return this.#createTogether();
      case 'rename':
        return this.#rename(window);
      case 'delete':
        return this.#delete(window);
      case 'refresh':
        return window.refresh();
      case 'outside':
        this.#changeOutside();
        return undefined;
      case 'close':
        window.close();
        this.#windows[at] = this.#open();
    }
  }

  async #create(at: number, wish = this.#wish()): Promise<void> {
    this.#wished.set(wish.name, await wishUntilMade(() => this.#window(at), wish));
    this.#wishing.delete(wish.name);
  }

  /** In both windows at the same time it is one wish all the same. Where neither gets it, the first goes on. */
  async #createTogether(): Promise<void> {
    const wish = this.#wish();
    const outcomes = await Promise.all([0, 1].map(at => wishOnce(this.#window(at), wish)));
    const ids = outcomes.flatMap(outcome => (outcome.kind === 'made' ? [outcome.drive.id] : []));
    const [id] = ids;
    if (id === undefined) return this.#create(0, wish);
    this.#wishing.delete(wish.name);
    this.#wished.set(wish.name, id);
    if (ids.some(other => other !== id)) this.#problems.push(`${wish.name} is another drive in each window`);
  }

  #wish(): DriveWish {
    const network = pickOne(this.#simulator.networks(), this.#random);
    const name = `wish-${++this.#names}`;
    this.#wishing.add(name);
    const isNew = this.#random() < 0.05;
    return {
      region: network.region,
      network: isNew ? { kind: 'new', name: `network-of-${name}` } : { kind: 'existing', id: network.id },
      name,
      size: pickOne([250, 500, 1000], this.#random),
    };
  }

  async #rename({ client, list: { store }, signal }: SoakWindow): Promise<void> {
    const drive = this.#anyDrive(store.drives);
    // A refusal, a lost answer, or a drive that is gone: what the row says then is compared at rest.
    await renameDrive(client, store, drive, `renamed-${++this.#names}`, signal).catch(() => undefined);
  }

  async #delete({ client, list: { store }, signal }: SoakWindow): Promise<void> {
    const ids = [this.#anyDrive(store.drives), this.#anyDrive(store.drives)];
    const drives = store.drives.filter(({ id }) => ids.includes(id));
    const { deleted } = await deleteDrives(client, store, drives, signal);
    for (const { id } of deleted) {
      if (this.#simulator.drives().some(drive => drive.id === id)) this.#problems.push(`${id} was told to be deleted`);
    }
  }

  #changeOutside(): void {
    const drives = this.#simulator.drives();
    const id = this.#anyDrive(drives);
    const kind = this.#random();
    if (drives.length < 200 || kind < 0.3) this.#simulator.createDrive({ name: `outside-${++this.#names}`, size: 250 });
    else if (kind < 0.6) this.#simulator.renameDrive(id, `outside-${++this.#names}`);
    else this.#simulator.deleteDrive(id);
  }

  /** At rest, when nobody looks for what was lost: what goes then is missed by no wish. */
  #tidy(): void {
    for (let left = this.#simulator.drives().length; left > atMost; left--) {
      this.#simulator.deleteDrive(pickOne(this.#simulator.drives(), this.#random).id);
    }
  }

  #compare(rows: SoakWindow['list']['store']['drives'], { loaded, problem }: SoakWindow['list']['state']): void {
    if (loaded !== 'whole' || problem) this.#problems.push('at rest the list cannot be read');
    const shown = rows.map(({ id, name, region, networkId }) => ({ id, name, region, networkId }));
    const there = this.#simulator.drives().map(({ id, name, region, networkId }) => ({ id, name, region, networkId }));
    const sorted = (list: typeof shown) => list.toSorted((a, b) => a.id.localeCompare(b.id));
    if (isDeepStrictEqual(sorted(shown), sorted(there))) return;
    this.#problems.push(
      `at rest the tree has ${shown.length} rows, the service ${there.length} drives, and they differ`,
    );
  }

  #anyDrive(rows: readonly { readonly id: string; readonly name: string }[]): string {
    const there = rows.length > 0 ? rows : this.#simulator.drives();
    return pickOne(
      there.filter(({ name }) => !this.#wishing.has(name)),
      this.#random,
    ).id;
  }

  #window(at: number): SoakWindow {
    const window = this.#windows[at];
    if (!window) throw new Error(`there is no window ${at}`);
    return window;
  }

  #open(): SoakWindow {
    return new SoakWindow(this.#simulator, { clock: this.#clock, folder: this.#folder });
  }
}
