import assert from 'node:assert/strict';
import type { Simulator } from '../../simulator/simulator';
import { CreateWizard, focusedLabel, labelOf } from '../createWizard';
import { startOver, useSignedIn } from '../signedIn';

const east = 'East Coast (NY2)';
const nightRuns = { region: east, network: 'training', name: 'night-runs', size: '500 GB' };

describe('Create Drive', () => {
  const workbench = useSignedIn();
  const wizard = () => new CreateWizard(workbench.window);

  it('asks region, network, name and size with the keyboard alone, and Enter at the last look makes the drive', async () => {
    const { window, simulator } = workbench;
    const create = wizard();
    const region = await create.open();
    assert.deepEqual(texts(region), [
      'East Coast (NY2) 3 drives · 1.75 TB',
      'West Coast (CA1) 3 drives · 2.35 TB',
      'Europe (AMS1) 2 drives · 4.05 TB',
    ]);
    await window.screenshot('create/1-region');
    await create.choose(east);
    const network = await create.at('network');
    assert.deepEqual(texts(network), ['staging 10.64.93.0/24', 'training 10.64.92.0/24', 'New private network…']);
    await window.screenshot('create/2-network');
    await create.choose('training');
    await create.at('name');
    await window.screenshot('create/3-name');
    await window.quickInput.answer('night-runs');
    const size = await create.at('size');
    assert.deepEqual(size.items.map(labelOf), [
      '50 GB',
      '100 GB',
      '250 GB',
      '333 GB',
      '500 GB',
      '1 TB',
      '2 TB',
      '4 TB',
    ]);
    assert.equal(size.items[2]?.description, 'about $16 a month (November 2025)');
    assert.match(size.items[7]?.description ?? '', /may need Paperspace’s approval/);
    await window.screenshot('create/4-size');
    await create.choose('500 GB');
    const look = await create.at('look');
    assert.deepEqual(texts(look), [
      'Create the drive night-runs about $33 a month (November 2025)',
      'Region East Coast (NY2)',
      'Private network training (10.64.92.0/24)',
      'Name night-runs',
      'Size 500 GB',
    ]);
    assert.equal(focusedLabel(look), 'Create the drive night-runs');
    await window.screenshot('create/5-last-look');
    assert.deepEqual(posts(simulator), []);
    // Its address stays unknown until the test has seen the row without one.
    const address = simulator.fail({ method: 'GET', path: /^\/shared-drives\/sd/, hang: 'beforeHeaders' });
    await window.press('Enter');
    const row = await window.drives.waitForRow('night-runs', ({ description }) => description !== '500 GB');
    assert.equal(row.description, '500 GB · getting ready…');
    await window.drives.waitForRow('night-runs', ({ selected }) => selected);
    const { text, buttons } = await window.messages.wait('Created');
    assert.equal(text, 'Created night-runs (500 GB) in East Coast (NY2).');
    assert.deepEqual(buttons, ['Copy Mount Snippet']);
    await window.screenshot('create/6-getting-ready');
    address.stop();
    await window.drives.waitForRow('night-runs', ({ description }) => description === '500 GB');
    assert.deepEqual(posts(simulator), ['/shared-drives 200']);
    assert.equal(simulator.drives().at(-1)?.name, 'night-runs');
    await window.messages.press('Created', 'Copy Mount Snippet');
    await window.messages.wait('Copied the mount snippet of night-runs');
    assert.match(await window.clipboard(), /\/mnt\/night-runs/);
    await window.screenshot('create/7-ready-and-copied');
  });

  it('goes back a step at a time and keeps every answer, a half-typed name too', async () => {
    const create = wizard();
    await create.open();
    await create.answer({ region: east, network: 'training' });
    await create.at('name');
    await workbench.window.type('night-r');
    assert.equal(focusedLabel(await create.back('network')), 'training');
    assert.equal(focusedLabel(await create.back('region')), east);
    await workbench.window.press('Enter');
    assert.equal(focusedLabel(await create.at('network')), 'training');
    await workbench.window.press('Enter');
    assert.equal((await create.at('name')).value, 'night-r');
    await workbench.window.press('End');
    await workbench.window.type('uns');
    await workbench.window.press('Enter');
    await create.answer({ size: '1 TB' });
    await create.at('look');
    assert.equal(focusedLabel(await create.back('size')), '1 TB');
    assert.equal((await create.back('name')).value, 'night-runs');
    await workbench.window.press('Enter');
    await create.at('size');
    await workbench.window.press('Enter');
    assert.match(focusedLabel(await create.at('look')), /night-runs/);
  });

  for (const [step, answers] of [
    ['region', {}],
    ['network', { region: east }],
    ['name', { region: east, network: 'training' }],
    ['size', { region: east, network: 'training', name: 'night-runs' }],
    ['look', nightRuns],
  ] as const) {
    it(`leaves nothing made and nothing under way when Escape is pressed at the ${step} step`, async () => {
      const { window, simulator } = workbench;
      const create = wizard();
      await create.open();
      await create.answer(answers);
      await create.at(step);
      await window.press('Escape');
      await window.quickInput.closed();
      assert.deepEqual(posts(simulator), []);
      assert.deepEqual(
        simulator.requests.filter(({ status }) => status === undefined),
        [],
      );
      assert.deepEqual(await window.messages.read(), []);
    });
  }

  it('loses nothing when the focus goes elsewhere', async () => {
    const { window } = workbench;
    const create = wizard();
    await create.open();
    await create.answer({ region: east, network: 'training' });
    await create.at('name');
    await window.type('night');
    await window.drives.click('datasets');
    await window.drives.waitForRow('datasets', ({ selected }) => selected);
    assert.equal((await create.at('name')).value, 'night');
    await window.screenshot('create/focus-elsewhere');
  });

  it('finds a size by its number in gigabytes, and never by digits of a price', async () => {
    const { window } = workbench;
    const create = wizard();
    await create.open();
    await create.answer({ region: east, network: 'training', name: 'night-runs' });
    await create.at('size');
    for (const [typed, labels] of [
      ['1000', ['1 TB']],
      ['65', []],
      ['2tb', ['2 TB']],
      ['500', ['500 GB']],
    ] as const) {
      await window.quickInput.fill(typed);
      await window.quickInput.wait(
        `what ${typed} finds`,
        ({ items }) => JSON.stringify(items.map(labelOf)) === JSON.stringify(labels),
      );
    }
    await window.screenshot('create/size-typed');
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('refuses a name of blanks, warns of one that is taken in the region, and lets that pass', async () => {
    const { window, simulator } = workbench;
    const create = wizard();
    await create.open();
    await create.answer({ region: east, network: 'training', name: '  ' });
    await window.quickInput.wait('the empty name refused', ({ severity }) => severity === 'error');
    await window.quickInput.fill('datasets');
    const warned = await window.quickInput.wait('the warning', ({ severity }) => severity === 'warning');
    assert.match(warned.message, /There is a drive with this name in East Coast \(NY2\) already/);
    await window.screenshot('create/name-taken');
    await window.press('Enter');
    await create.answer({ size: '250 GB' });
    await create.at('look');
    await window.press('Enter');
    await window.messages.wait('Created datasets');
    assert.equal(simulator.drives().filter(({ name }) => name === 'datasets').length, 2);
  });

  it('only plans a new network until the last look, then makes it and the drive', async () => {
    const { window, simulator } = workbench;
    const create = wizard();
    await create.open();
    await create.answer({ region: east, network: 'New private network…' });
    await window.quickInput.wait('its name', ({ message }) => message.startsWith('Name of the new private network'));
    await window.screenshot('create/new-network');
    await window.quickInput.answer('lab');
    await create.answer({ name: 'night-runs', size: '500 GB' });
    const look = await create.at('look');
    assert.equal(focusedLabel(look), 'Create the network lab and the drive night-runs');
    assert.equal(texts(look)[2], 'Private network lab (new)');
    await window.screenshot('create/last-look-new-network');
    assert.deepEqual(posts(simulator), []);
    await window.press('Enter');
    await window.messages.wait('Created night-runs');
    assert.deepEqual(posts(simulator), ['/private-networks 200', '/shared-drives 200']);
    assert.equal(simulator.drives().at(-1)?.networkId, simulator.networks().find(({ name }) => name === 'lab')?.id);
  });

  it('keeps the name typed for a new network on the way back and forth', async () => {
    const { window } = workbench;
    const create = wizard();
    await create.open();
    await create.answer({ region: east, network: 'New private network…' });
    await window.quickInput.wait('its name', ({ message }) => message.startsWith('Name of the new private network'));
    await window.type('la');
    await window.press('Control+Alt+Minus');
    // The box for the name is of the same step as the list.
    await window.quickInput.wait('the networks again', ({ items }) => items.length > 0);
    await create.choose('New private network…');
    const box = await window.quickInput.wait('its name', ({ message }) => message.startsWith('Name of the new'));
    assert.equal(box.value, 'la');
  });

  it('offers a region that only a drive tells of', async () => {
    const { window } = workbench;
    await startOver(workbench, { drives: [{ name: 'far', region: 'sgp1', network: 'singapore' }] });
    const create = wizard();
    const { items } = await create.open();
    assert.deepEqual(items.map(labelOf).sort(), ['East Coast (NY2)', 'Europe (AMS1)', 'West Coast (CA1)', 'sgp1']);
    await create.choose('sgp1');
    assert.deepEqual((await create.at('network')).items.map(labelOf), ['singapore', 'New private network…']);
    await create.choose('singapore');
    await create.answer({ name: 'far too', size: '250 GB' });
    await create.at('look');
    await window.press('Enter');
    await window.messages.wait('Created far too (250 GB) in sgp1.');
  });

  it('warns of a name that is taken since the last list, where none was read just now', async () => {
    const { simulator } = workbench;
    simulator.createDrive({ name: 'theirs', region: 'ny2' });
    const other = await workbench.openWindow();
    simulator.fail({ method: 'GET', path: /^\/shared-drives$/, hang: 'beforeHeaders', times: 1 });
    await other.openSidebar();
    const create = new CreateWizard(other);
    await create.open();
    await create.answer({ region: east, network: 'training', name: 'theirs' });
    const { message } = await other.quickInput.wait('the warning', ({ severity }) => severity === 'warning');
    assert.match(message, /There is a drive with this name in East Coast \(NY2\) already/);
    await other.press('Enter');
    await create.at('size');
    await other.page.close();
  });

  it('asks for a network’s id where networks cannot be listed', async () => {
    const { window, simulator } = workbench;
    simulator.fail({ path: '/private-networks', status: 403 });
    const create = wizard();
    await create.open();
    await create.answer({ region: east });
    const { message } = await create.at('network');
    assert.match(message, /could not be listed.*not permitted.*Type the id of a network in East Coast/);
    await window.screenshot('create/network-by-id');
    await window.quickInput.answer('nw 1');
    await window.quickInput.wait('no id', ({ severity }) => severity === 'error');
    const training = simulator.networks().find(({ name }) => name === 'training')?.id ?? '';
    await window.quickInput.answer(training);
    await create.answer({ name: 'night-runs', size: '500 GB' });
    assert.equal(texts(await create.at('look'))[2], `Private network ${training}`);
    await window.press('Enter');
    await window.messages.wait('Created night-runs');
    assert.equal(simulator.drives().at(-1)?.networkId, training);
  });

  it('goes from a fact of the last look back to its question', async () => {
    const { window } = workbench;
    const create = wizard();
    await create.open();
    await create.answer(nightRuns);
    await create.at('look');
    await create.choose('Size');
    assert.equal(focusedLabel(await create.at('size')), '500 GB');
    await create.choose('2 TB');
    assert.equal(texts(await create.at('look'))[0], 'Create the drive night-runs about $130 a month (November 2025)');
    await create.choose('Name');
    assert.equal((await create.at('name')).value, 'night-runs');
    await window.press('Escape');
  });

  it('knows the region when it was started from a region’s row, and Back reaches it', async () => {
    const { window } = workbench;
    await window.drives.chooseFromMenu('West Coast (CA1)', 'Create Drive…');
    assert.deepEqual((await wizard().at('network')).items.map(labelOf), ['west', 'New private network…']);
    assert.equal(focusedLabel(await wizard().back('region')), 'West Coast (CA1)');
  });

  it('proposes the focused region when it was started from the title, and still asks', async () => {
    const { window } = workbench;
    await window.drives.click('archive');
    await window.press('ArrowUp');
    await window.drives.waitForRow('Europe (AMS1)', ({ focused }) => focused);
    await window.drives.pressTitleButton('Create Drive');
    assert.equal(focusedLabel(await wizard().at('region')), 'Europe (AMS1)');
    await window.screenshot('create/from-title');
  });

  it('makes one drive when Enter is pressed twice', async () => {
    const { window, simulator } = workbench;
    const create = wizard();
    await create.open();
    await create.answer(nightRuns);
    await create.at('look');
    await window.press('Enter', 'Enter');
    await window.messages.wait('Created night-runs');
    assert.deepEqual(posts(simulator), ['/shared-drives 200']);
  });
});

/** Label and description of each item in sight. */
function texts({ items }: { readonly items: readonly { label: string; description: string }[] }): string[] {
  return items.map(({ label, description }) => `${label} ${description}`.trim());
}

/** What was asked to be made, with the answer's status. */
function posts({ requests }: Simulator): string[] {
  return requests.filter(({ method }) => method === 'POST').map(({ path, status }) => `${path} ${String(status)}`);
}
