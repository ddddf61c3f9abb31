import assert from 'node:assert/strict';
import { signInTo } from './signedIn';
import { until } from './until';
import { signedOut, useWorkbench } from './useWorkbench';
import type { WorkbenchWindow } from './workbenchWindow';

const secondKey = 'pskey_made_up_second_team';
const acme = 'Acme Research';
const ada = "Ada's Side Project";

describe('Several teams', () => {
  const workbench = useWorkbench(signedOut, true);

  before('sign in to the first', () => signInTo(workbench, {}));

  it('Sign In… adds one: teams are the first level then, with the number of their drives and their size', async () => {
    const { window } = workbench;
    await window.drives.wait('regions at the top', rows => rows[0]?.text === 'East Coast (NY2)' && rows[0].level === 1);
    await window.messages.clear();
    await window.run('Paperspace Drives: Sign In…');
    await window.quickInput.titled('Sign In to Another Team');
    await window.screenshot('teams/signIn');
    await window.quickInput.answer(secondKey);
    await window.messages.wait(`Signed in to the team ${ada}.`);
    const rows = await window.drives.wait(
      'both teams',
      all => all.some(({ text }) => text === 'photos') && all.every(({ description }) => description !== 'loading…'),
    );
    const teams = rows.filter(({ level }) => level === 1);
    assert.deepEqual(
      teams.map(({ text, description }) => [text, description]),
      [
        [acme, '8 drives · 8.15 TB'],
        [ada, '2 drives · 750 GB'],
      ],
    );
    assert.ok(teams.every(({ expanded }) => expanded));
    assert.equal(teams[1]?.label, `${ada}, team, 2 drives, 750 GB`);
    assert.equal(await window.drives.message(), '');
    await window.screenshot('teams/both');
  });

  it('a failing one says so on its own row, whose menu has what helps; the other one is as ever', async () => {
    const { window, simulator } = workbench;
    await window.messages.clear();
    const fault = simulator.fail({ key: secondKey, status: 401, body: { message: 'made up' } });
    await window.drives.pressTitleButton('Refresh');
    const row = await window.drives.waitForRow(ada, ({ description }) => description.includes('API key refused'));
    assert.match(row.description, /^API key refused · 2 drives · 750 GB · as of .+$/);
    assert.match(row.label, /team, API key refused, 2 drives, 750 GB, as of .+/);
    const asked = await window.messages.wait(`${ada}: Paperspace does not accept the API key any more.`);
    assert.deepEqual(asked.buttons, ['Replace API Key']);
    await window.screenshot('teams/refused');
    await window.messages.clear();
    assert.deepEqual(await window.drives.rowButtons(ada), ['Replace API Key…']);
    await window.drives.waitForRow(acme, ({ description }) => description === '8 drives · 8.15 TB');
    await window.drives.pressRowButton(ada, 'Replace API Key…');
    await window.quickInput.titled(`Replace the API Key of ${ada}`);
    fault.stop();
    await window.quickInput.answer(secondKey);
    await window.messages.wait(`The API key of ${ada} was replaced.`);
    await window.drives.pressTitleButton('Refresh');
    await window.drives.waitForRow(ada, ({ description }) => description === '2 drives · 750 GB');
  });

  it('Go to Drive… finds a drive of either, and says whose it is', async () => {
    const { window } = workbench;
    await window.messages.clear();
    await window.run('Paperspace Drives: Go to Drive…');
    await window.quickInput.titled('Go to Drive');
    await window.quickInput.fill('datasets');
    const { items } = await window.quickInput.wait('both of that name', input => input.items.length === 2);
    assert.deepEqual(
      items.map(({ description }) => [acme, ada].find(team => description.includes(team))),
      [acme, ada],
    );
    await window.screenshot('teams/goToDrive');
    await window.press('ArrowDown', 'Enter');
    await window.quickInput.closed();
    const rows = await window.drives.wait('the row', all => all.some(each => each.selected));
    const at = rows.findIndex(({ selected }) => selected);
    assert.equal(rows[at]?.text, 'datasets');
    assert.equal(rows.slice(0, at).findLast(({ level }) => level === 1)?.text, ada);
  });

  it('Delete takes the focused drive of its own team, where both have one of its name', async () => {
    const { window, simulator } = workbench;
    await window.press('Delete');
    const box = await window.quickInput.titled('Delete datasets');
    assert.ok(box.message.startsWith(`datasets · 500 GB · ${ada} · `), box.message);
    await window.screenshot('teams/delete');
    await window.quickInput.answer('datasets');
    await window.messages.wait('Deleted datasets.');
    const names = (team: string) => simulator.drives(team).map(({ name }) => name);
    assert.deepEqual(names('ada-side'), ['photos']);
    assert.ok(names('acme-research').includes('datasets'));
    await window.drives.waitForRow(ada, ({ description }) => description === '1 drive · 250 GB');
  });

  it('Create Drive… asks which team first, and goes back to it; the last look names it', async () => {
    const { window, simulator } = workbench;
    await window.messages.clear();
    await window.run('Paperspace Drives: Create Drive…');
    const first = await window.quickInput.wait('the team', ({ step, items }) => step === '1/6' && items.length === 2);
    assert.match(first.placeholder, /The team that gets the drive/);
    await window.screenshot('teams/createTeam');
    await window.press('Enter');
    await window.quickInput.wait('the region', ({ step, items }) => step === '2/6' && items.length > 0);
    await window.press('Control+Alt+Minus');
    await window.quickInput.wait('the team again', ({ step }) => step === '1/6');
    await choose(window, ada, '1/6');
    await choose(window, 'East Coast (NY2)', '2/6');
    await choose(window, 'default', '3/6');
    await window.quickInput.wait('the name', ({ step }) => step === '4/6');
    await window.quickInput.answer('sketches');
    await choose(window, '250 GB', '5/6');
    const look = await window.quickInput.wait('the last look', ({ step, items }) => step === '6/6' && items.length > 0);
    assert.ok(look.items.some(({ label, description }) => label.trim() === 'Team' && description === ada));
    await window.screenshot('teams/lastLook');
    await window.press('Enter');
    await window.messages.wait('Created sketches');
    assert.ok(simulator.drives('ada-side').some(({ name }) => name === 'sketches'));
    await window.drives.waitForRow('sketches');
  });

  it('from a team’s own menu, the team is not asked for', async () => {
    const { window } = workbench;
    await window.messages.clear();
    await window.drives.chooseFromMenu(ada, 'Create Drive…');
    const box = await window.quickInput.wait('the region', ({ step, items }) => step === '2/6' && items.length > 0);
    assert.match(box.placeholder, /region/);
    await window.press('Escape');
    await window.quickInput.closed();
  });

  it('a team’s own menu signs out of that one, and the other one stands without a level above it', async () => {
    const { window } = workbench;
    await window.messages.clear();
    await window.drives.chooseFromMenu(ada, 'Sign Out…');
    const box = await window.quickInput.wait('which', ({ items }) => items.some(({ focused }) => focused));
    assert.deepEqual(
      box.items.map(({ label, focused }) => [label.trim(), focused]),
      [
        [`Sign out of ${acme}`, false],
        [`Sign out of ${ada}`, true],
        ['Sign out of all 2 teams', false],
      ],
    );
    assert.match(box.placeholder, /forgotten on this computer/);
    await window.screenshot('teams/signOutOne');
    await window.press('Enter');
    // Not at once: VS Code takes rows away before it draws the others again.
    await window.drives.wait('one team alone', all => all[0]?.text === 'East Coast (NY2)');
    await window.screenshot('teams/oneLeft');
  });

  it('signs out of all at once', async () => {
    const { window } = workbench;
    await window.run('Paperspace Drives: Sign In…');
    await window.quickInput.titled('Sign In to Another Team');
    await window.quickInput.answer(secondKey);
    await window.drives.waitForRow(ada);
    await window.run('Paperspace Drives: Sign Out…');
    await window.quickInput.wait('which', ({ items }) => items.length === 3 && items.some(({ focused }) => focused));
    await window.screenshot('teams/signOutAll');
    await window.press('ArrowUp', 'Enter');
    await window.drives.waitForWelcome(/See your team’s shared drives/);
    await until(
      'no rows',
      () => window.drives.rows(),
      rows => rows.length === 0,
    );
  });
});

/** Narrows the list of a step by typing until the wanted item comes first, and takes it. */
async function choose(window: WorkbenchWindow, label: string, step: string): Promise<void> {
  await window.quickInput.wait(`step ${step}`, input => input.step === step && input.items.length > 0 && !input.busy);
  await window.quickInput.fill(label);
  await window.quickInput.wait(
    `${label} first`,
    ({ items: [first] }) => first?.focused === true && first.label.trim() === label,
  );
  await window.press('Enter');
}
