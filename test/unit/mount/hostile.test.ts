import assert from 'node:assert/strict';
import { renderSnippet } from '../../../src/core/mount/render';
import type { SnippetInput } from '../../../src/core/mount/render';
import { resourceName } from '../../../src/core/mount/resourceName';
import { targets } from '../../../src/core/mount/targets';
import { awkward, drive, input } from './arbitrary';
import { powershellArgument } from './readers';

const all = targets.flatMap(target => target.forms.map(form => [target.id, form] as const));

describe('Hostile values', () => {
  const hostile = [
    ...awkward,
    "a'; touch pwned #",
    'a\ntouch pwned\n',
    '\0',
    '..',
    '../../etc/passwd',
    '$(touch pwned)',
  ];
  const fields: readonly [string, (value: string) => SnippetInput][] = [
    ['name', value => input({ name: value })],
    ['username', value => input({ username: value })],
    ['password', value => input({}, { password: value })],
    ['id', value => input({ id: value })],
    ['mountPoint, share', value => input({ mountPoint: `\\\\10.0.0.1\\${value}` })],
    ['mountPoint, host', value => input({ mountPoint: `\\\\${value}\\sd1` })],
    ['mountPoint', value => input({ mountPoint: value })],
    ['region and network', value => input({ region: value, networkId: value, created: value })],
    ['mountPath', value => input({}, { mountPath: `/mnt/${value}` })],
    ['mountPath, whole', value => input({}, { mountPath: value })],
    ['mountOptions', value => input({}, { mountOptions: [value] })],
    ['mountOptions, value', value => input({}, { mountOptions: [`vers=${value}`, `file_mode=${value}`] })],
    ['names of other drives', value => input({}, { drives: [{ id: value, name: value }] })],
  ];
  for (const [field, give] of fields) {
    it(`in ${field}: every snippet is refused, or nothing outside of quotes changes`, () => {
      for (const [target, form] of all) {
        for (const value of hostile) {
          const given = give(value);
          const result = renderSnippet(target, form, given);
          if (!result.ok) continue;
          const { id } = given.drive;
          const usual = renderSnippet(target, form, input());
          assert.ok(usual.ok);
          const bare = withoutQuoted(target, result.text, id);
          assert.equal(
            bare,
            withoutQuoted(target, usual.text, drive.id),
            `${target} ${form}: ${JSON.stringify(value)}`,
          );
        }
      }
    });
  }

  const posixWord = /(?:"\$HOME")?(?:\$?'[^']*'|\\')+/g;

  /** What is left of a snippet when every quoted value, every address and what is named after the id is taken out. */
  function withoutQuoted(target: string, text: string, id: string): string {
    const name = resourceName(id);
    const snippet = text.replaceAll(name, 'N').replaceAll(name.replaceAll('-', '_').toUpperCase(), 'N');
    if (target === 'uri') return snippet.replace(/^smb:\/\/[A-Za-z0-9._~%-]+@[A-Za-z0-9.-]+\/[\w.%-]+$/, 'address');
    if (target === 'cmd') return snippet.replace(/"[^"%\n\r]*"/g, 'Q');
    if (target === 'kubernetes' || target === 'compose') {
      return snippet
        .replace(/^# CAUTION.*\n/m, '')
        .replace(posixWord, 'Q')
        .replace(/"(?:[^"\\\n]|\\.)*"/g, 'Q');
    }
    if (target === 'rclone') {
      return snippet
        .replace(/^# \/\/[A-Za-z0-9.-]+\/[\w.$-]+ /, '# address ')
        .replace(/^host = [A-Za-z0-9.-]+$/m, 'host = Q')
        .replace(posixWord, 'Q')
        .replace(/^user = (?:`[^\n]*`|[A-Za-z0-9._@\\-]+)$/m, 'user = Q')
        .replace(/^pass = [A-Za-z0-9_-]+$/m, 'pass = Q');
    }
    if (target !== 'powershell') return snippet.replace(posixWord, 'Q');
    let bare = '';
    for (let rest = snippet; rest !== '';) {
      const start = rest.search(/(?<=(?:-UserName|-Password|=|-Message) )['(]/);
      if (start < 0) return bare + rest;
      bare += `${rest.slice(0, start)}Q`;
      rest = powershellArgument(rest.slice(start)).rest;
    }
    return bare;
  }
});
