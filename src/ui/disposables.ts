import type { Disposable } from 'vscode';

/** Owns what it makes: `_register(x)` keeps and returns the child, so ownership is stated where a thing is made. */
export class Disposables implements Disposable {
  readonly #owned = new Set<{ dispose(): unknown }>();

  protected _register<T extends { dispose(): unknown }>(child: T): T {
    this.#owned.add(child);
    return child;
  }

  dispose(): void {
    for (const child of [...this.#owned].reverse()) child.dispose();
    this.#owned.clear();
  }
}

/** For whom VS Code disposes: keeps and returns the child, too. */
export function ownedBy(subscriptions: { dispose(): unknown }[]) {
  return <T extends { dispose(): unknown }>(child: T): T => {
    subscriptions.push(child);
    return child;
  };
}
