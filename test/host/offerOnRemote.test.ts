import assert from 'node:assert/strict';
import type { Memento } from 'vscode';
import { offerOnRemote } from '../../src/ui/offerOnRemote';

/** What VS Code remembers, in memory. */
function stateOf(kept: Map<string, unknown>): Memento {
  return {
    keys: () => [...kept.keys()],
    get: (key: string, fallback?: unknown) => (kept.get(key) ?? fallback) as never,
    update: (key: string, value: unknown) => {
      kept.set(key, value);
      return Promise.resolve();
    },
  };
}

describe('the offer to install on the remote', () => {
  let kept: Map<string, unknown>;
  let asked: number;

  beforeEach(() => {
    kept = new Map();
    asked = 0;
  });

  function offer(remote: string, choose: (buttons: readonly string[]) => string | undefined): Promise<void> {
    return offerOnRemote({
      remote,
      extensionId: 'shared-drives.paperspace-shared-drives',
      state: stateOf(kept),
      ask: (_, ...buttons) => {
        asked++;
        return Promise.resolve(choose(buttons));
      },
    });
  }

  it('is made again while nobody has answered it', async () => {
    await offer('ssh-remote', () => undefined);
    await offer('ssh-remote', () => undefined);
    assert.equal(asked, 2);
  });

  it('is not made again once it was declined', async () => {
    await offer('ssh-remote', buttons => buttons.at(-1));
    await offer('ssh-remote', () => undefined);
    assert.equal(asked, 1);
  });

  it('is made for another kind of remote all the same', async () => {
    await offer('dev-container', buttons => buttons.at(-1));
    await offer('ssh-remote', () => undefined);
    assert.equal(asked, 2);
  });
});
