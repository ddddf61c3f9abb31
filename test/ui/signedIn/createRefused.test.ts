import assert from 'node:assert/strict';
import { CreateWizard, focusedLabel, labelOf } from '../createWizard';
import { readCutOff } from '../readers.mjs';
import { useQuickClock } from '../quickClock';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

const east = 'East Coast (NY2)';
const answers = { region: east, network: 'training', name: 'night-runs', size: '333 GB' };

describe('Create Drive, refused', () => {
  const workbench = useSignedIn();
  const posts = () =>
    workbench.simulator.requests
      .filter(({ method }) => method === 'POST')
      .map(({ path, status }) => `${path} ${String(status)}`);

  it('asks for the size again when Paperspace does not sell it, with its words and every other answer kept', async () => {
    const { window } = workbench;
    const create = new CreateWizard(window);
    await create.open();
    await create.answer(answers);
    await create.at('look');
    await window.press('Enter');
    const size = await create.at('size');
    assert.match(size.items[0]?.label ?? '', /Paperspace refused: .*size/i);
    assert.equal(focusedLabel(size), '333 GB');
    assert.deepEqual(await window.messages.read(), [], 'no progress stays over the box');
    await window.screenshot('create/size-refused');
    await create.choose('500 GB');
    assert.equal(labelOf((await create.at('look')).items[0] ?? { label: '' }), 'Create the drive night-runs');
    await window.press('Enter');
    await window.messages.wait('Created night-runs (500 GB) in East Coast');
    assert.deepEqual(posts(), ['/shared-drives 400', '/shared-drives 200']);
  });

  it('asks for the network again when it has no address left', async () => {
    const { window, simulator } = workbench;
    const full = simulator.networks().find(({ name }) => name === 'training')?.id ?? '';
    simulator.fillNetwork(full);
    const create = new CreateWizard(window);
    await create.open();
    await create.answer({ ...answers, size: '500 GB' });
    await create.at('look');
    await window.press('Enter');
    const network = await create.at('network');
    assert.match(network.items[0]?.label ?? '', /Paperspace refused: /);
    assert.equal(focusedLabel(network), 'training');
    await window.screenshot('create/network-full');
    await create.choose('staging');
    assert.equal((await create.at('name')).value, 'night-runs');
    await window.press('Enter');
    assert.equal(focusedLabel(await create.at('size')), '500 GB');
    await window.press('Enter');
    await create.at('look');
    await window.press('Enter');
    await window.messages.wait('Created night-runs');
    assert.deepEqual(posts(), ['/shared-drives 409', '/shared-drives 200']);
  });

  it('is said too where networks cannot be listed', async () => {
    const { window, simulator } = workbench;
    simulator.fillNetwork(simulator.networks().find(({ name }) => name === 'training')?.id ?? '');
    const create = new CreateWizard(window);
    await create.open();
    await create.answer({ ...answers, size: '500 GB' });
    await create.at('look');
    simulator.fail({ method: 'GET', path: '/private-networks', status: 403 });
    await window.press('Enter');
    const { message, severity } = await create.at('network');
    assert.match(message, /Paperspace refused: /);
    assert.equal(severity, 'error');
    await window.screenshot('create/network-full-unlisted');
  });

  it('in many words can be read whole', async () => {
    const { window, simulator } = workbench;
    const said = Array.from({ length: 40 }, (_, n) => `word${n}`).join(' ');
    simulator.fail({ method: 'POST', status: 400, body: { message: `Invalid size: ${said}` } });
    const create = new CreateWizard(window);
    await create.open();
    await create.answer(answers);
    await create.at('look');
    await window.press('Enter');
    const { items } = await create.at('size');
    const lines = items.map(labelOf).filter(line => /refused|word/.test(line));
    assert.equal(lines.join(' '), `Paperspace refused: Invalid size: ${said}`);
    const cut = await window.page.locator('.quick-input-widget .quick-input-list .label-name').evaluateAll(readCutOff);
    assert.deepEqual(cut, []);
    await window.screenshot('create/long-refusal');
  });

  it('says that a network just made remains when the drive is refused, and trying again uses it', async () => {
    const { window, simulator } = workbench;
    const create = new CreateWizard(window);
    await create.open();
    await create.answer({ region: east, network: 'New private network…' });
    await window.quickInput.wait('its name', ({ message }) => message.startsWith('Name of the new private network'));
    await window.quickInput.answer('lab');
    await create.answer({ name: 'night-runs', size: '333 GB' });
    await create.at('look');
    await window.press('Enter');
    const size = await create.at('size');
    // A line each: what does not fit into the box is cut off.
    assert.deepEqual(size.items.slice(0, 2).map(labelOf), [
      'Paperspace refused: Invalid size: 333',
      'The new network lab was made and remains; trying again uses it.',
    ]);
    await window.screenshot('create/network-remains');
    await create.choose('500 GB');
    assert.match((await create.at('look')).items[2]?.description ?? '', /^lab \(10\..*\)$/);
    await window.press('Enter');
    await window.messages.wait('Created night-runs');
    assert.deepEqual(posts(), ['/private-networks 200', '/shared-drives 400', '/shared-drives 200']);
    assert.equal(simulator.drives().at(-1)?.networkId, simulator.networks().find(({ name }) => name === 'lab')?.id);
  });

  it('is not made twice when it is asked for again while it is being made', async () => {
    const { window, simulator } = workbench;
    const held = simulator.fail({ method: 'POST', path: '/shared-drives', hang: 'beforeHeaders' });
    const create = new CreateWizard(window);
    for (const time of ['first', 'second']) {
      await create.open();
      await create.answer({ ...answers, size: '500 GB' });
      await create.at('look');
      await window.press('Enter');
      await window.quickInput.closed();
      if (time === 'first')
        await until(
          'the request',
          () => Promise.resolve(posts()),
          sent => sent.length === 1,
        );
    }
    held.stop();
    await window.messages.wait('Created night-runs');
    await window.drives.waitForRow('night-runs');
    assert.equal(posts().length, 1);
  });

  it('shows the drive that was made although its answer was lost, and sends nothing again', async () => {
    const { window, simulator } = workbench;
    simulator.fail({ method: 'POST', path: '/shared-drives', drop: 'beforeHeaders', effect: true, times: 1 });
    const create = new CreateWizard(window);
    await create.open();
    await create.answer({ ...answers, size: '500 GB' });
    await create.at('look');
    await window.press('Enter');
    await window.messages.wait('Created night-runs (500 GB) in East Coast');
    await window.drives.waitForRow('night-runs');
    assert.equal(posts().length, 1);
  });

  describe('says that it is not known yet whether a drive was made', () => {
    const notKnown = 'It is not known yet whether night-runs was made.';
    const networkId = () => workbench.simulator.networks().find(({ name }) => name === 'training')?.id ?? '';
    const late = () =>
      workbench.simulator.createDrive({ name: 'night-runs', region: 'ny2', networkId: networkId(), size: 500 });

    useQuickClock(workbench);

    async function lose(): Promise<CreateWizard> {
      const { window, simulator } = workbench;
      simulator.fail({ method: 'POST', path: '/shared-drives', drop: 'beforeHeaders', times: 1 });
      const create = new CreateWizard(window);
      await create.open();
      await create.answer({ ...answers, size: '500 GB' });
      await create.at('look');
      await window.press('Enter');
      await window.messages.wait(notKnown);
      return create;
    }

    it('and Create Again looks once more before it names the risk of paying twice', async () => {
      const { window } = workbench;
      const create = await lose();
      const { text, severity, buttons } = await window.messages.wait(notKnown);
      assert.deepEqual(buttons, ['Look Again', 'Create Again…', 'Forget', 'Show Log']);
      assert.equal(severity, 'warning');
      assert.match(text, /A second drive would cost money too\.$/);
      await window.screenshot('create/not-known');
      await window.messages.press(notKnown, 'Create Again…');
      const look = await create.at('look');
      assert.match(
        look.items.map(labelOf).join(' '),
        /Looked again: night-runs is not there \(yet\)\. .*you pay for both\./,
      );
      assert.equal(focusedLabel(look), 'Create the drive night-runs');
      assert.equal(posts().length, 1);
      await window.screenshot('create/again');
      await window.press('Enter');
      await window.messages.wait('Created night-runs (500 GB) in East Coast');
      assert.equal(posts().length, 2);
    });

    it('and Look Again finds what came late; of several the person says which', async () => {
      const { window } = workbench;
      await lose();
      const ids = [late().id, late().id];
      await window.messages.press(notKnown, 'Look Again');
      await window.messages.wait('2 new drives could be the night-runs you asked for.');
      await window.screenshot('create/several');
      await window.messages.press('2 new drives', 'Choose…');
      const which = await window.quickInput.titled('Create Drive');
      const shown = which.items.map(({ description }) => description.split(' ')[0]);
      assert.deepEqual(shown.toSorted(), ['', ...ids].toSorted());
      // As the tooltip of a row says it, in the editor's language rather than the host's.
      for (const { description } of which.items.slice(0, -1))
        assert.match(description, /^\w+ · \p{L}{3} \d{1,2}, \d{4}, \d{1,2}:\d{2}\s[AP]M$/u);
      assert.equal(which.items.map(labelOf).at(-1), 'None of these: create it again…');
      await window.screenshot('create/which');
      await window.press('Enter');
      await window.messages.wait('Found night-runs (500 GB) in East Coast');
      assert.equal(posts().length, 1);
    });
  });
});
