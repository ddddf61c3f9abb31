import { setTimeout } from 'node:timers/promises';
import type { Recorded } from '../../test/host/recorded';
import { freshModules } from './freshModules';

/** Somebody who is signed in, and starts VS Code again and again. */
export class Person {
  readonly #state = new Map<string, unknown>();
  readonly #secrets = new Map<string, string>();

  static async signedIn(): Promise<Person> {
    const person = new Person();
    await person.inWindow(window => window.run('signIn'));
    return person;
  }

  /** Starts VS Code, and ends it after some work. Its view is not in sight before it is drawn. */
  async inWindow<T>(work: (window: Recorded) => Promise<T>): Promise<T> {
    const { Recorded } = freshModules();
    const window = new Recorded(this.#state, this.#secrets);
    await window.start();
    try {
      return await work(window);
    } finally {
      await window.end();
    }
  }
}

/** Until nothing is read any more; `meanwhile` is done every now and then. */
export async function idle(window: Recorded, meanwhile?: () => Promise<unknown>): Promise<void> {
  do {
    await setTimeout(10);
    await meanwhile?.();
  } while (window.busy > 0);
}
