import assert from 'node:assert/strict';
import { useSignedIn } from '../signedIn';
import { until } from '../until';

const mark = 'm4de-up';

describe('A mount snippet in a document', () => {
  const workbench = useSignedIn({ drives: [{ name: 'datasets', password: mark }] });
  const editorShows = (what: string, wanted: (text: string) => boolean) =>
    until(what, () => workbench.window.editorText(), wanted);
  const newDocument = async (language: string, text: string) => {
    const { window } = workbench;
    await window.press('F1');
    await window.quickInput.fill('>New Untitled Text File');
    await window.quickInput.choose('File: New Untitled Text File');
    await window.run('Change Language Mode');
    await window.quickInput.wait('the languages', ({ placeholder }) => placeholder === 'Select Language Mode');
    await window.quickInput.fill(language);
    await window.quickInput.choose(language);
    await window.quickInput.closed();
    await window.type(text);
  };

  afterEach('close the document', () => workbench.window.run('View: Revert and Close Editor'));

  it('Insert Mount Snippet puts the form that asks at the cursor of a shell script', async () => {
    const { window } = workbench;
    await newDocument('Shell Script', '# mounts the data\n');
    await window.run('Paperspace Drives: Insert Mount Snippet');
    await window.quickInput.titled('Insert Mount Snippet');
    await window.quickInput.answer('datasets');
    const { text } = await window.messages.wait('Inserted the mount snippet');
    assert.equal(text, 'Inserted the mount snippet of datasets: Linux, until the next restart (bash, zsh).');
    const script = await editorShows('the snippet', shown =>
      /^# mounts the data\n \( sudo=sudo;[^]*mount -t cifs/.test(shown),
    );
    assert.equal(script.includes(mark), false);
    await window.screenshot('insert/shell');
  });

  it('Insert Mount Snippet guesses Compose from what stands in a YAML file', async () => {
    const { window } = workbench;
    await newDocument('YAML', 'services: {}\n');
    await window.run('Paperspace Drives: Insert Mount Snippet');
    await window.quickInput.titled('Insert Mount Snippet');
    await window.quickInput.answer('datasets');
    const { text } = await window.messages.wait('Inserted the mount snippet');
    assert.match(text, /Compose/);
    await editorShows('the volume', shown => /services: \{\}[^]*\nvolumes:\n/.test(shown));
    await window.screenshot('insert/compose');
  });

  it('the button in Copy Mount Snippet As… opens the form that asks, and copies nothing', async () => {
    const { window } = workbench;
    await window.setClipboard('as before');
    await window.drives.chooseFromMenu('datasets', 'Copy Mount Snippet As…');
    const { items } = await window.quickInput.titled('Copy the Mount Snippet of datasets As');
    assert.deepEqual(items[0]?.buttons, ['Open the form that asks, in a document']);
    await window.screenshot('insert/button');
    await window.quickInput.press('Open the form that asks, in a document');
    const script = await editorShows('the snippet', shown => shown.includes('mount -t cifs'));
    assert.match(script, /^# Paperspace drive datasets, sd\w+\n \( sudo=/);
    assert.equal(script.includes(mark), false);
    await window.page.locator('.part.statusbar', { hasText: 'Shell Script' }).waitFor();
    assert.equal(await window.clipboard(), 'as before');
    await window.screenshot('insert/opened');
  });
});
