import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { withTables } from '../../scripts/lib/readmeTables.mjs';

const root = join(import.meta.dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
type Contributes = Parameters<typeof withTables>[1];
const { contributes } = JSON.parse(read('package.json')) as { contributes: Contributes };
const words = JSON.parse(read('package.nls.json')) as Record<string, string>;

describe('README, beside the manifest', () => {
  it('has the commands and settings that there are: `npm run readme` writes them', () => {
    assert.equal(readme, withTables(readme, contributes, words));
  });

  it('follows a title, a place, a default and a description', () => {
    const changes: Partial<Contributes>[] = [
      { commands: [...contributes.commands, { command: 'paperspaceDrives.made.up', title: 'Made Up' }] },
      { menus: { ...contributes.menus, 'view/title': [] } },
      { keybindings: [] },
      { configuration: { properties: {} } },
    ];
    for (const change of changes) {
      assert.notEqual(withTables(readme, { ...contributes, ...change }, words), readme, Object.keys(change).join(', '));
    }
    assert.notEqual(withTables(readme, contributes, { ...words, 'command.signIn': 'Log In…' }), readme);
    assert.notEqual(withTables(readme, contributes, { ...words, 'setting.sizes': 'Sizes.' }), readme);
  });

  it('says where a table belongs, or is not written', () => {
    assert.throws(() => withTables('# No place', contributes, words), /no place for the table of commands/);
  });
});

describe('README, for other extensions', () => {
  /** The members of an interface by name, without comments, each type on one line. */
  const membersOf = (source: string, name: string) => {
    const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest, true);
    const found = file.statements.find(
      (each): each is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(each) && each.name.text === name,
    );
    return found?.members.map(member => member.getText(file).replace(/\s+/g, ' ')) ?? [];
  };
  const documented = /```ts\n(interface Api \{[^]*?)```/.exec(readme)?.[1] ?? '';
  const api = read('src/ui/api.ts').replaceAll('ApiDrive', 'Drive').replaceAll('Event<void>', 'vscode.Event<void>');

  for (const name of ['Api', 'Drive']) {
    it(`has the interface ${name} as it is`, () => {
      const members = membersOf(api, name);
      assert.ok(members.length > 3);
      assert.deepEqual(membersOf(documented, name), members);
    });
  }
});

describe('README, on every marketplace', () => {
  const images = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, words = '', file = '']) => ({
    words,
    file,
  }));

  it('has pictures that are there, with words for those who do not see them', () => {
    assert.ok(images.length >= 5);
    for (const { words: alternative, file } of images) {
      assert.match(file, /^media\/[\w-]+\.png$/, 'packers rewrite these paths, and marketplaces refuse drawings (SVG)');
      assert.ok(existsSync(join(root, file)), file);
      assert.ok(alternative.length > 20, `${file}: ${alternative}`);
    }
  });

  it('has no HTML whose paths nobody rewrites, or that is taken out', () => {
    const outsideCode = readme.replace(/```[^]*?```|`[^`\n]*`/g, '');
    const html = outsideCode.match(/<(?!kbd>|\/kbd>|!-- )[a-z/][^>]*>/gi) ?? [];
    assert.deepEqual(html, []);
  });

  it('links to chapters and files that are there', () => {
    const chapters = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-'),
    );
    const links = [...readme.matchAll(/(?<!!)\[[^\]]+\]\(([^)]+)\)/g)].map(([, target = '']) => target);
    const broken = links.filter(target =>
      target.startsWith('#')
        ? !chapters.includes(target.slice(1))
        : !target.startsWith('https://') && !existsSync(join(root, target)),
    );
    assert.deepEqual(broken, []);
  });
});
