import { commands } from 'vscode';
import type { ViewState } from '../../core/drives/viewState';
import { Disposables } from '../disposables';

/** The context keys `paperspaceDrives.…` that menus and welcome texts ask for; set only when they change. */
export class ViewContext extends Disposables {
  readonly #set = new Map<string, unknown>();

  show(state: ViewState, loading: boolean): void {
    this.#become('state', state);
    this.#become('signedIn', state !== 'signedOut');
    this.#become('loading', loading);
  }

  /** Known from the start and for good: menus hide what needs the files of this window. */
  showPlace(farFromFiles: boolean): void {
    this.#become('farFromFiles', farFromFiles);
  }

  /** The command that has done something last, which completes steps of the walkthrough. */
  showDone(command: string): void {
    this.#become('did', command);
  }

  /** Where it is known that nothing opens windows over SSH: before the view was seen, the palette does not hide what would. */
  showRemoteSsh(has: boolean): void {
    this.#become('noRemoteSsh', !has);
  }

  #become(name: string, value: unknown): void {
    if (this.#set.get(name) === value) return;
    this.#set.set(name, value);
    void commands.executeCommand('setContext', `paperspaceDrives.${name}`, value);
  }
}
