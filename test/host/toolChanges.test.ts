import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FaultRule } from '../simulator/faults';
import { until } from '../ui/until';
import { useQuickClock, useSimulator, withSettings } from './harness';
import { Recorded } from './recorded';

/** How a person answers the boxes of the extension, and what the model is told. */
describe('tools that change something', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  useQuickClock();
  let window: Recorded;
  const only = (name: string) =>
    simulator()
      .drives()
      .filter(each => each.name === name);

  before(async () => {
    window = new Recorded();
    await window.start();
    await window.run('signIn');
  });
  beforeEach(async () => {
    simulator().reset();
    await window.run('refresh');
    window.answering = () => true;
    window.messages.length = 0;
  });
  after(() => window.end());

  /** Another name each time: what was asked for and not known is remembered. */
  let wished = 0;
  const wish = () => ({
    name: `wanted-${++wished}`,
    region: 'ny2',
    sizeGB: 250,
    networkId: only('datasets')[0]?.networkId,
  });
  const lost: FaultRule = { method: 'POST', path: '/shared-drives', drop: 'beforeHeaders' };

  it('what is asked before names the facts: what it costs, what goes', async () => {
    window.said.length = 0;
    window.answering = () => undefined;
    await window.tool('create', wish());
    await window.tool('delete', { drive: 'datasets' });
    await window.tool('rename', { drive: 'datasets', newName: '[x](command:y)' });
    const said = window.said.join('\n');
    assert.match(said, /title: 'Create the drive wanted-\d'/);
    assert.match(said, /250 GB · about \\\$\d+ a month/);
    assert.match(said, /title: 'Delete the drive datasets\?'/);
    assert.match(said, /500 GB · East Coast \\\(NY2\\\)/);
    assert.match(said, /New name\\: \\\[x\\\] \\\(command\\:y\\\)/);
  });

  it('delete deletes once its name is typed', async () => {
    window.answering = ({ title }) => (title === 'Delete datasets' ? 'datasets' : undefined);
    const { id } = only('datasets')[0] ?? {};
    assert.match(await window.tool('delete', { drive: 'datasets' }), new RegExp(`^{"deleted":{"id":"${id ?? ''}"`));
    assert.deepEqual(only('datasets'), []);
  });

  it('delete says what is known where it was refused', async () => {
    window.answering = () => 'datasets';
    simulator().fail({ method: 'DELETE', status: 409, body: { message: 'In use.' } });
    await assert.rejects(
      window.tool('delete', { drive: 'datasets' }),
      /datasets was not deleted\. Paperspace refused: In use\./,
    );
    assert.equal(only('datasets').length, 1);
  });

  it('delete does not say deleted where nothing was sent, as the team was signed out while the question stood', async () => {
    await withSettings({ confirmDelete: 'click' }, async () => {
      const said = window.tool('delete', { drive: 'datasets' }).catch(String);
      const question = await until(
        'the question',
        () => Promise.resolve(window.messages.find(({ buttons }) => buttons.includes('Delete'))),
        found => found !== undefined,
      );
      window.emptyKeyring();
      await until(
        'nobody is signed in',
        () => window.rows(),
        rows => rows.length === 0,
      );
      question.close('Delete');
      assert.match(await said, /datasets was not deleted\. Nothing was sent: its team was signed out/);
    });
    assert.equal(only('datasets').length, 1);
    await window.run('signIn');
  });

  it('create whose answer is lost, and which was made, is told as made', async () => {
    simulator().fail({ ...lost, effect: true, times: 1 });
    const asked = wish();
    assert.match(await window.tool('create', asked), new RegExp(`"created":{"id":"\\w+","name":"${asked.name}"`));
    assert.equal(only(asked.name).length, 1);
  });

  it('create whose outcome is not known says so, and not to call again; a second call sends nothing by itself', async () => {
    simulator().fail(lost);
    const asked = wish();
    await assert.rejects(window.tool('create', asked), /not known whether the drive was made.*Do NOT call this again/);
    // Somebody who leaves the box that says what another try may do.
    let boxes = 0;
    window.answering = () => (++boxes === 1 ? true : undefined);
    await assert.rejects(window.tool('create', asked), /not known whether the drive was made/);
    assert.equal(simulator().requests.filter(({ method }) => method === 'POST').length, 1);
  });

  it('create that Paperspace gives up comes back into the box; who leaves it then may have a drive, which the model is told', async () => {
    let boxes = 0;
    window.answering = () => (++boxes === 1 ? true : undefined);
    simulator().fail({ method: 'POST', path: '/shared-drives', status: 408, effect: true });
    const asked = wish();
    await assert.rejects(window.tool('create', asked), /not known whether the drive was made.*Do NOT call this again/);
    assert.equal(only(asked.name).length, 1);
  });

  it('create that is refused comes back into the box; who leaves it then has made nothing', async () => {
    let boxes = 0;
    window.answering = () => (++boxes === 1 ? true : undefined);
    simulator().fail({ method: 'POST', path: '/shared-drives', status: 400, body: { message: 'Too many drives.' } });
    const asked = wish();
    assert.match(await window.tool('create', asked), /Paperspace refused: Too many drives\. The user did not confirm/);
    assert.deepEqual(only(asked.name), []);
  });

  it('rename whose answer is lost and whose outcome nobody can tell says where to look', async () => {
    const put = simulator().fail({ method: 'PUT', drop: 'beforeHeaders', effect: true });
    // Once before it is sent, and not after.
    simulator().fail({ method: 'GET', path: /^\/shared-drives\/sd/, after: 1, status: 403 });
    await assert.rejects(
      window.tool('rename', { drive: 'checkpoints', newName: 'scrap' }),
      /It is not known whether it was renamed\. .* See paperspaceDrives_get\./,
    );
    assert.equal(put.hits, 1);
  });

  it('rename that was not sent, or is seen not to be done, says nothing of an unknown outcome', async () => {
    for (const rule of [
      { method: 'PUT', drop: 'beforeHeaders' },
      { method: 'GET', path: /^\/shared-drives\/sd/, status: 403 },
    ] as const) {
      const fault = simulator().fail(rule);
      await assert.rejects(
        window.tool('rename', { drive: 'homes', newName: 'scrap' }),
        ({ message }: Error) => !message.includes('not known'),
      );
      fault.stop();
    }
  });

  it('rename is of the drive that somebody was asked about, whatever drive is called that once it is allowed', async () => {
    const [seen, other] = [only('datasets')[0]?.id, only('checkpoints')[0]?.id];
    const renaming = window.tool('rename', { drive: 'datasets', newName: 'scrap' }, undefined, async () => {
      await window.run('renameDrive', { id: seen, name: 'away' });
      await window.run('renameDrive', { id: other, name: 'datasets' });
    });
    await assert.rejects(renaming, /It was renamed elsewhere meanwhile, to away\./);
    assert.deepEqual([only('away')[0]?.id, only('datasets')[0]?.id, only('scrap')], [seen, other, []]);
  });

  it('rename says that the drive was renamed meanwhile, also where no drive is called that any more', async () => {
    const [seen] = only('datasets');
    const renaming = window.tool('rename', { drive: 'datasets', newName: 'scrap' }, undefined, () =>
      window.run('renameDrive', { id: seen?.id, name: 'away' }),
    );
    await assert.rejects(renaming, /It was renamed elsewhere meanwhile, to away\./);
  });

  for (const [name, input, path] of [
    ['create', wish, '/shared-drives'],
    ['delete', () => ({ drive: 'datasets' }), /^\/shared-drives\/sd/],
  ] as const) {
    it(`${name} that is cancelled before it asks opens no box`, async () => {
      const cancel = new vscode.CancellationTokenSource();
      const boxes: string[] = [];
      window.answering = ({ title }) => {
        boxes.push(title);
        return undefined;
      };
      const slow = simulator().fail({ method: 'GET', path, delayMs: 200, times: 1 });
      const calling = window.tool(name, input(), cancel.token);
      await until(
        'the request',
        () => Promise.resolve(slow.hits),
        hits => hits === 1,
      );
      cancel.cancel();
      await assert.rejects(calling, vscode.CancellationError);
      await new Promise(resolve => setTimeout(resolve, 600));
      assert.deepEqual([boxes, window.busy], [[], 0]);
    });
  }
});
