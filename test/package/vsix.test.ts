import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import manifest from '../../package.json' with { type: 'json' };
import { parsed } from '../../scripts/lib/parsed.mjs';
import { root, testVsix } from '../../scripts/lib/project.mjs';
import { lacking, mayShip } from '../../scripts/lib/vsixContents.mjs';
import { zipEntries } from '../../scripts/lib/zip.mjs';

/** The names that a module reads and does not declare. */
function undeclared(code: string): readonly string[] {
  const { file, checker } = parsed(code);
  const found = new Set<string>();
  const look = (node: ts.Node) => {
    if (ts.isIdentifier(node) && !namesMember(node) && !checker.getSymbolAtLocation(node)) found.add(node.text);
    ts.forEachChild(node, look);
  };
  look(file);
  return [...found];
}

function namesMember(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ('propertyName' in parent && parent.propertyName === node)
  );
}

describe('the packed VSIX', () => {
  const entries = () => zipEntries(testVsix);
  const scripts = () => entries().filter(({ name }) => name.endsWith('.js'));

  it('holds nothing that is not on the list', () => {
    const strangers = entries().filter(({ name }) => !mayShip.some(pattern => pattern.test(name)));
    assert.deepEqual(
      strangers.map(({ name }) => name),
      [],
    );
  });

  it('holds all that has to ship', () => {
    assert.deepEqual(lacking(entries().map(({ name }) => name)), []);
  });

  it('holds the licence of every library that a part of ships: scripts hold no comments', () => {
    const notices = entries().find(({ name }) => name.endsWith('/ThirdPartyNotices.txt'));
    const text = notices?.read().toString() ?? '';
    const libraries = Object.keys(manifest.dependencies);
    assert.ok(libraries.length > 0);
    for (const library of libraries) {
      const folder = path.join(root, 'node_modules', library);
      const licence = fs.readdirSync(folder).find(name => /^licen[cs]e/i.test(name)) ?? '';
      assert.ok(text.includes(fs.readFileSync(path.join(folder, licence), 'utf8').trim()), library);
    }
  });

  it('reads no name that neither it nor Node has', () => {
    for (const { name, read } of scripts()) {
      assert.deepEqual(
        undeclared(read().toString()).filter(each => !(each in globalThis)),
        [],
        name,
      );
    }
  });

  it('holds no source map, neither as a file nor inside a script', () => {
    for (const { name, read } of scripts()) assert.doesNotMatch(read().toString(), /sourceMappingURL/, name);
  });

  it('holds none of the simulator', () => {
    for (const { name, read } of scripts())
      assert.doesNotMatch(read().toString(), /pskey_made_up|startSimulator/, name);
  });
});
