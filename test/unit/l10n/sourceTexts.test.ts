import assert from 'node:assert/strict';
import { sourceTexts } from './sourceTexts';

const found = (source: string) => sourceTexts('a.ts', source, 'The Product');

describe('l10n: a text that nobody can translate is found', () => {
  const forgotten = [
    `tell('Drive deleted.')`,
    `tell('done')`,
    `window.showWarningMessage(question, { modal: true }, 'Delete')`,
    'warn(`The drive ${name} is gone`)',
    'items.push({ label: `$(trash) Remove` })',
    `pick({ placeholder: isNew ? x : y, title: 'drives' })`,
    `const words = gone ? 'it is gone' : ''`,
    `new TreeItem('drive')`,
    `button(lost, 'Look Again', 'look again', run)`,
    `log.info(l10n.t('a')); tell(x + 'not yet ready')`,
  ];
  for (const source of forgotten) it(source, () => assert.equal(found(source).hardCoded.length, 1));
});

describe('l10n: what nobody reads is left alone', () => {
  const fine = [
    `tell(l10n.t('Drive deleted.'))`,
    `warn(l10n.t('{0} is gone', name))`,
    'this.#log.warn(`the list: ${error}`)',
    `throw new Error('this cannot be')`,
    `throw new KeyringFails('it was not kept')`,
    `if (error.name === 'AbortError') return`,
    `class A { override readonly name = 'Interrupted'; }`,
    `button(lost, l10n.t('Look Again'), 'look again', run)`,
    "({ label: `$(trash) ${l10n.t('Remove')}`, description: '' })",
    `commands.executeCommand('workbench.action.reloadWindow')`,
    `createOutputChannel('The Product')`,
    `import a from 'some where'; type Kind = 'a b' | 'c d';`,
  ];
  for (const source of fine) it(source, () => assert.deepEqual(found(source).hardCoded, []));
});

describe('l10n: what is translated is found', () => {
  it('wherever it stands, once for each', () => {
    const source =
      "tell(`${a} ${l10n.t('One.')}`); log.info('x'); ask({ placeholder: l10n.t('Two {0}', l10n.t('three')) });";
    assert.deepEqual(found(source).translated, ['One.', 'Two {0}', 'three']);
    assert.deepEqual(found(source).onOneLine, ['Two {0}']);
  });
});
