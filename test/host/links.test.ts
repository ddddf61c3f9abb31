import assert from 'node:assert/strict';
import { Uri } from 'vscode';
import type { Account } from '../../src/ui/account/account';
import { revealLinked } from '../../src/ui/linkHandler';
import type { Services } from '../../src/ui/services';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

type Problem = Account['list']['state']['problem'];

/** A view whose list has these drives after each reading, and how the last reading ended. */
function viewOf(lists: readonly (readonly string[])[], problem: Problem, unreadable: readonly object[] = []) {
  const done: string[] = [];
  let readings = 0;
  const account = { list: { state: { problem } } } as unknown as Account;
  const services = {
    accounts: { required: () => Promise.resolve([account]), unreadable },
    view: {
      reveal: (id: string) => {
        done.push(`reveal ${id}`);
        return Promise.resolve(lists[readings]?.includes(id) === true);
      },
      refresh: () => {
        done.push('refresh');
        readings++;
        return Promise.resolve([account]);
      },
    },
  } as unknown as Services;
  return { services, done };
}

describe('a link to a drive', () => {
  it('shows one that the list has, and reads nothing', async () => {
    const { services, done } = viewOf([['sd1']], undefined);
    await revealLinked(services, 'sd1');
    assert.deepEqual(done, ['reveal sd1']);
  });

  it('shows one that is newer than the list, which is read again', async () => {
    const { services, done } = viewOf([[], ['sd1']], undefined);
    await revealLinked(services, 'sd1');
    assert.deepEqual(done, ['reveal sd1', 'refresh', 'reveal sd1']);
  });

  it('to one that does not exist says so after one more reading', async () => {
    const { services, done } = viewOf([['sd2'], ['sd2']], undefined);
    await assert.rejects(revealLinked(services, 'sd1'), { name: 'NoSuchDrive' });
    assert.deepEqual(done, ['reveal sd1', 'refresh', 'reveal sd1']);
  });

  it('says why the list could not be read instead of that there is no such drive', async () => {
    const { services } = viewOf([[], []], { kind: 'failed', error: new Error('offline') });
    await assert.rejects(revealLinked(services, 'sd1'), /offline/);
  });

  it('says that a team’s key cannot be read, whose drive it may be', async () => {
    const { services } = viewOf([[], []], undefined, [{}]);
    await assert.rejects(revealLinked(services, 'sd1'), { name: 'KeyringFails' });
  });

  it('says that reading was stopped', async () => {
    const { services } = viewOf([[], []], { kind: 'stopped' });
    await assert.rejects(revealLinked(services, 'sd1'), { name: 'LoadingStopped' });
  });
});

describe('a link to something else', () => {
  const simulator = useSimulator();

  for (const path of ['/', '/drive/', '/drive/sd1/delete', '/drive/../sd1', '/drive/sd 1', '/rename/sd1']) {
    it(`${path} is said to name no drive, and asks for nothing`, async () => {
      const window = new Recorded();
      await window.start();
      try {
        await window.links?.handleUri(
          Uri.from({ scheme: 'vscode', authority: 'shared-drives.paperspace-shared-drives', path }),
        );
        const texts = window.messages.map(({ severity, text }) => `${severity}: ${text}`);
        assert.deepEqual(texts, ['warning: This link names no shared drive.']);
        assert.deepEqual(simulator().requests, []);
      } finally {
        await window.end();
      }
    });
  }
});
