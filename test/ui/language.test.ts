import assert from 'node:assert/strict';
import { useWorkbench } from './useWorkbench';

describe('In Japanese', () => {
  const workbench = useWorkbench({ language: 'ja' });
  const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;

  it('the welcome view, the box for the key and the message speak it', async () => {
    const { window, simulator } = workbench;
    const { drives, messages, quickInput } = window;
    await window.openSidebar();
    const { texts, buttons } = await drives.waitForWelcome(/API キーが必要です/);
    assert.match(texts.join('\n'), /Paperspace コンソール/);
    assert.ok(buttons.includes('サインイン'), buttons.join(', '));
    await window.screenshot('language/1-welcome');
    await drives.pressWelcomeButton('サインイン');
    await quickInput.titled('Paperspace にサインイン');
    await quickInput.answer('not a key');
    await quickInput.wait('what is wrong', input => input.message.includes('英数字'));
    await window.screenshot('language/2-key');
    await quickInput.answer(simulator.key);
    await messages.wait(/チーム「.+」にサインインしました。/);
    await messages.clear();
  });

  it('rows count, and say what their icons show', async () => {
    const rows = await workbench.window.drives.wait('the regions', found => found.length > 2);
    assert.equal(rows[0]?.description, '3 台 · 1.75 TB');
    assert.match(rows[0].label, /^East Coast \(NY2\)、リージョン、3 台, 1\.75 TB/);
    assert.ok(rows.some(({ label }) => label.startsWith('datasets、共有ドライブ、500 GB')));
    // Drawn anew, a row forgets that the pointer rests on it.
    await workbench.window.drives.rest();
    const text = await workbench.window.drives.tooltip('datasets', 'マウント ポイント');
    assert.match(text, /プライベート ネットワーク/);
    await workbench.window.screenshot('language/3-rows');
  });

  it('no entry of a row’s menu, no command and no button is left in English', async () => {
    const { window } = workbench;
    const menu = await window.drives.contextMenu('datasets');
    await window.screenshot('language/4-menu');
    await window.press('Escape');
    assert.ok(menu.length > 10);
    assert.deepEqual(
      menu.filter(({ text }) => !japanese.test(text)),
      [],
    );
    const commands = await window.commandsFor('Paperspace Drives: ');
    const ours = commands.filter(label => label.startsWith('Paperspace Drives: '));
    assert.ok(ours.length > 5, commands.join(', '));
    assert.deepEqual(
      ours.filter(label => !japanese.test(label)),
      [],
    );
    const buttons = await window.drives.titleButtons();
    assert.ok(
      buttons.some(label => label.startsWith('ドライブの作成…')),
      buttons.join(', '),
    );
  });

  it('a box asks in it, with what is put in at its place', async () => {
    const { window } = workbench;
    await window.drives.pressTitleButton('ドライブの作成…');
    await window.quickInput.choose('East Coast (NY2)');
    await window.quickInput.wait('the networks', ({ placeholder }) =>
      placeholder.startsWith('East Coast (NY2) のプライベート ネットワーク。'),
    );
    await window.screenshot('language/5-create');
    await window.press('Escape');
    await window.quickInput.closed();
  });
});

describe('In Simplified Chinese', () => {
  const workbench = useWorkbench({ language: 'zh-cn' });

  it('the welcome view, the box for the key, the message, the rows and the commands speak it', async () => {
    const { window, simulator } = workbench;
    const { drives, messages, quickInput } = window;
    await window.openSidebar();
    const { buttons } = await drives.waitForWelcome(/你需要一个 API 密钥/);
    assert.ok(buttons.includes('登录'), buttons.join(', '));
    await drives.pressWelcomeButton('登录');
    await quickInput.titled('登录 Paperspace');
    await quickInput.answer(simulator.key);
    await messages.wait(/已登录团队“.+”。/);
    await messages.clear();
    const rows = await drives.wait('the regions', found => found.length > 2);
    assert.match(rows[0]?.label ?? '', /^East Coast \(NY2\)，区域，3 个驱动器, 1\.75 TB/);
    assert.ok(rows.some(({ label }) => label.startsWith('datasets，共享驱动器，500 GB')));
    await window.screenshot('language/6-chinese');
    const ours = (await window.commandsFor('Paperspace Drives: ')).filter(label =>
      label.startsWith('Paperspace Drives: '),
    );
    assert.ok(ours.length > 5, ours.join(', '));
    assert.deepEqual(
      ours.filter(label => !/\p{sc=Han}/u.test(label)),
      [],
    );
  });
});
