import { commands } from 'vscode';
import type { ViewState } from '../../core/drives/viewState';
import { Disposables } from '../disposables';

/** The context keys that menus and welcome texts ask for; set only when they change. */
export class ViewContext extends Disposables {
  readonly #set = new Map<string, unknown>();

  show(state: ViewState, loading: boolean): void {
    this.#become('paperspaceDrives.state', state);
    this.#become('paperspaceDrives.signedIn', state !== 'signedOut');
    this.#become('paperspaceDrives.loading', loading);
  }

  /** Known from the start and for good: menus hide what needs the files of this window. */
  showPlace(farFromFiles: boolean): void {
    this.#become('paperspaceDrives.farFromFiles', farFromFiles);
  }

  /** The command that has done something last, which completes steps of the walkthrough. */
  showDone(command: string): void {
    this.#become('paperspaceDrives.did', command);
  }

  /** Where it is known that nothing opens windows over SSH: before the view was seen, the palette does not hide what would. */
  showRemoteSsh(has: boolean): void {
    this.#become('paperspaceDrives.noRemoteSsh', !has);
  }

  #become(key: string, value: unknown): void {
    if (this.#set.get(key) === value) return;
    this.#set.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
