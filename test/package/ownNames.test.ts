import assert from 'node:assert/strict';
import { names } from '../../scripts/lib/ownNames.mjs';
import { memberNames } from './memberNames';

describe('members that what ships calls anything', () => {
  const { own, fixed } = memberNames();

  it('are each declared in our sources', () =>
    assert.deepEqual(
      names.filter(name => !own.has(name)),
      [],
    ));

  it('are nobody else’s, no key, kept in no file and answered to nobody', () => {
    assert.deepEqual(
      names.flatMap(name => (fixed.has(name) ? `${name} is ${fixed.get(name) ?? ''}` : [])),
      [],
    );
  });

  for (const [what, fixedNames] of [
    [
      'of VS Code, Node and axios',
      ['getChildren', 'contextValue', 'languageId', 'windowsHide', 'onDidChangeTreeData', 'headers'],
    ],
    ['a library has as well', ['typed', 'form', 'validate']],
    ['in what the service sends', ['dtCreated', 'privateIp', 'teamMemberships', 'hasMore', 'authorization', 'limit']],
    ['kept in files and secrets', ['before', 'totals', 'mountPoint', 'drives', 'ended', 'owner', 'isAdmin']],
    [
      'of arguments and results of commands and tools',
      ['deleted', 'name', 'networkId', 'sizeGB', 'atEveryStart', 'oldOrIncomplete'],
    ],
    ['in the API for other extensions', ['version', 'snippet', 'list']],
    ['of modules that are loaded later', ['toolFor', 'lookForUnfinished', 'signIn']],
    ['that are keys', ['mounted', 'activationEvents']],
  ] as const) {
    it(`do not include those ${what}`, () =>
      assert.deepEqual(
        fixedNames.filter(name => !fixed.has(name)),
        [],
      ));
  }
});
