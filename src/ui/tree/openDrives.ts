import type { TreeView } from 'vscode';
import type { Account } from '../account/account';
import { Disposables } from '../disposables';
import type { TreeSource } from './driveTree';
import type { DriveNode, Node } from './nodes';

/** Reads networks and machines again when somebody looks at them: VS Code keeps the rows of a drive that was closed. */
export class OpenDrives extends Disposables {
  readonly #open = new Set<DriveNode>();

  constructor(view: Pick<TreeView<Node>, 'onDidExpandElement' | 'onDidCollapseElement'>, source: TreeSource) {
    super();
    this._register(
      view.onDidExpandElement(({ element }) => {
        if (element.kind !== 'drive') return;
        this.#open.add(element);
        void source.accounts.find(({ id }) => id === element.account)?.connections.read();
      }),
    );
    this._register(view.onDidCollapseElement(({ element }) => element.kind === 'drive' && this.#open.delete(element)));
  }

  /** What is known may be old: it is read again now if it is in sight, else by who looks next. */
  forget({ connections, id, list }: Account): void {
    connections.forget();
    const inSight = [...this.#open].some(drive => drive.account === id && list.store.get(drive.id));
    if (inSight) void connections.read();
  }
}
