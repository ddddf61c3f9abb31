import assert from 'node:assert/strict';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

const mark = 'm4de-up';

describe('A mount snippet in a document', () => {
  const workbench = useSignedIn({ drives: [{ name: 'datasets', password: mark }] });
  const editorShows = (what: string, wanted: (text: string) => boolean) =>
    until(what, () => workbench.window.editorText(), wanted);

  afterEach('close the document', () => workbench.window.run('View: Revert and Close Editor'));

  it('the button in Copy Mount Snippet As… opens the form that asks, and copies nothing', async () => {
    const { window } = workbench;
    await window.setClipboard('as before');
    await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
    const { items } = await window.quickInput.titled('Copy the Mount Snippet of datasets As');
    assert.deepEqual(items[0]?.buttons, ['Open the form that asks, in a document']);
    await window.screenshot('insert/button');
    await window.quickInput.press('Open the form that asks, in a document');
    const script = await editorShows('the snippet', shown => shown.includes('mount -t cifs'));
    assert.equal(script.includes(mark), false);
    await window.page.locator('.part.statusbar', { hasText: 'Shell Script' }).waitFor();
    assert.equal(await window.clipboard(), 'as before');
    await window.screenshot('insert/opened');
  });
});
