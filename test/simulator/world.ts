import type { Answer } from './answer';
import { answerControl } from './control';
import type { Controlled } from './control';
import { Faults } from './faults';
import type { SimulatorOptions, WorldOptions } from './options';
import { Outside } from './outside';
import { Recorder } from './record';
import type { Backend } from './server';
import { buildState } from './state';
import type { State } from './state';

/** Everything behind the server. */
export class World implements Backend, Controlled {
  readonly faults = new Faults();
  readonly recorder = new Recorder();
  readonly violations: string[] = [];
  delayMs = 0;
  state: State;
  #options: SimulatorOptions;

  constructor(options: SimulatorOptions) {
    this.#options = options;
    this.state = this.#build({});
  }

  get outside(): Outside {
    return new Outside(this.state);
  }

  startFrom(options: WorldOptions): void {
    const { port, now } = this.#options;
    this.#options = { ...options, ...(port !== undefined && { port }), ...(now && { now }) };
    this.reset();
  }

  reset(changes: WorldOptions = {}): void {
    this.state = this.#build(changes);
    this.faults.stopAll();
    this.recorder.clear();
    this.violations.length = 0;
    this.delayMs = 0;
  }

  forgetPast(): void {
    this.recorder.clear();
    this.faults.dropEnded();
  }

  control(method: string, path: string, body: string): Answer {
    return answerControl(this, method, path, body);
  }

  #build(changes: WorldOptions): State {
    return buildState({ ...this.#options, ...changes }, this.#options.now ?? Date.now);
  }
}
