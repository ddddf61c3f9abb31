import assert from 'node:assert/strict';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { execute, useSimulator, withSettings } from './harness';
import { Recorded } from './recorded';
import { accepting, signIn, signOut } from './signedIn';

describe('Insert Mount Snippet', () => {
  const simulator = useSimulator({ drives: [{ name: 'data', password: 'made-up' }] });
  const id = () => simulator().drives()[0]?.id ?? '';
  const prompt = (target: string) => execute('copyMountSnippet', { id: id(), target, password: 'prompt' });
  const insert = (more: object = {}) => execute('insertMountSnippet', { id: id(), ...more });
  let folder = '';
  let files = 0;
  // Files, each with a name of its own: of two untitled documents the second takes the name of the first, and with it
  // what the extension host still knows of that.
  const open = async (language: string, content: string, line = 0, character = 0) => {
    const file = path.join(folder, String(files++));
    await fs.writeFile(file, content);
    const plain = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    const document = await vscode.languages.setTextDocumentLanguage(plain, language);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(line, character, line, character);
    return document;
  };

  before(signIn);
  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'insert-'));
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  after(() => fs.rm(folder, { recursive: true }));
  after(signOut);

  it('puts the form that asks at the cursor, and resolves to its text', async () => {
    const document = await open('shellscript', '#!/bin/bash\n\necho done\n', 1);
    const text = await insert();
    assert.equal(text, await prompt('linux'));
    assert.equal(document.getText(), `#!/bin/bash\n${String(text)}\necho done\n`);
    assert.ok(!document.getText().includes('made-up'));
  });

  for (const [language, content, target] of [
    ['powershell', '', 'powershell'],
    ['bat', '', 'cmd'],
    ['yaml', 'services:\n', 'compose'],
    ['yaml', 'apiVersion: v1\nkind: Pod\n', 'kubernetes'],
  ] as const) {
    it(`guesses ${target} for ${language} ${JSON.stringify(content)}`, async () => {
      const lines = content.split('\n').length - 1;
      const document = await open(language, content, lines);
      const text = await insert();
      assert.equal(text, await prompt(target));
      assert.equal(document.getText(), content + String(text));
    });
  }

  it('takes the target that it is given, and the setting’s where that is in the same language', async () => {
    await open('shellscript', '');
    assert.equal(await insert({ target: 'docker' }), await prompt('docker'));
    await withSettings({ mountTarget: 'systemd' }, async () => {
      assert.equal(await insert(), await prompt('systemd'));
    });
  });

  it('keeps what stands on the line, and takes the blanks of an empty one', async () => {
    const kept = await open('shellscript', 'echo ab', 0, 6);
    const text = String(await insert());
    assert.equal(kept.getText(), `echo a\n${text}\nb`);
    const blank = await open('yaml', 'services:\n    ', 1, 4);
    await insert();
    assert.match(blank.getText(), /^services:\n# /);
  });

  it('puts the volume alone among those that a Compose file has, wherever the cursor is', async () => {
    const document = await open('yaml', 'services:\n  a: {}\nvolumes:\n    other: {}\n', 1);
    const text = String(await insert());
    assert.doesNotMatch(text, /^volumes:/m);
    assert.match(text, /^ {4}paperspace-/m);
    assert.equal(document.getText(), `services:\n  a: {}\nvolumes:\n${text}    other: {}\n`);
  });

  it('leaves a Compose file alone whose volumes are on one line', async () => {
    const document = await open('yaml', 'services: {}\nvolumes: {}\n', 0);
    assert.equal(await insert(), undefined);
    assert.equal(document.getText(), 'services: {}\nvolumes: {}\n');
  });

  it('says of a document that cannot be changed that nothing was inserted', async () => {
    await execute('showDetails', { id: simulator().drives()[0]?.id });
    const before = vscode.window.activeTextEditor?.document.getText();
    assert.match(before ?? '', /^name: /m);
    assert.equal(await insert({ target: 'compose' }), undefined);
    assert.equal(vscode.window.activeTextEditor?.document.getText(), before);
  });

  it('says that nothing was inserted where that is refused because the document changes at that moment', async () => {
    const document = await open('shellscript', '');
    const editor = vscode.window.activeTextEditor ?? assert.fail();
    const window = new Recorded();
    await window.start();
    try {
      await window.run('signIn');
      // What is typed is on its way to the extension host when the snippet is sent to the editor.
      const includes = () => {
        void editor.edit(builder => builder.insert(new vscode.Position(0, 0), 'x'));
        return true;
      };
      window.replace(vscode.window, { visibleTextEditors: { includes } });
      assert.equal(await window.run('insertMountSnippet', { id: id() }), undefined);
      assert.equal(document.getText(), 'x');
    } finally {
      await window.end();
    }
  });

  it('asks in other languages', async () => {
    const document = await open('plaintext', '');
    const text = await accepting(insert());
    assert.equal(document.getText(), text);
    assert.match(document.getText(), /^smb:/);
  });

  it('changes nothing without an editor', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.equal(await insert({ target: 'linux' }), undefined);
  });
});

describe('Copy Mount Snippet As', () => {
  const simulator = useSimulator({ drives: [{ name: 'data' }] });
  const copyAs = () => accepting(execute('copyMountSnippetAs', { id: simulator().drives()[0]?.id }));

  before(signIn);
  after(signOut);

  it('begins with the setting, and then with what it was last used for', async () => {
    await withSettings({ mountTarget: 'uri', snippetPassword: 'prompt' }, async () => {
      assert.match(String(await copyAs()), /^smb:/);
    });
    assert.match(String(await copyAs()), /^smb:/);
  });
});
