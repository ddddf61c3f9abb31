import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { widthOf } from '../../../src/core/text/lines';
import { sourceTexts } from './sourceTexts';

const root = join(import.meta.dirname, '..', '..', '..');
const wordsFile = v.record(v.string(), v.string());
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const readWords = (...path: string[]) => v.parse(wordsFile, JSON.parse(read(...path)));

/** Each language by the letters that its texts cannot do without, and those of others that slipped in. */
const languages = new Map([
  ['ja', { own: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u, foreign: /[\p{sc=Hangul}“”，；]/u }],
  ['zh-cn', { own: /\p{sc=Han}/u, foreign: /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}「」]/u }],
]);

const manifest = v.parse(v.looseObject({ l10n: v.string() }), JSON.parse(read('package.json')));
const manifestWords = readWords('package.nls.json');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, ...sourceTexts(file, read('src', file), manifestWords['displayName'] ?? '') }));
const codeWords = Object.fromEntries(
  sources.flatMap(({ translated }) => translated.map(text => [text, text] as const)),
);

/** Names, which are the same in every language. */
const sameEverywhere = new Set([
  ...['displayName', 'category', 'container.title', 'setting.mountTarget.macos', 'setting.mountTarget.powershell'],
  ...['ID', 'Linux', 'macOS', 'Windows', 'Windows PowerShell'],
]);

/** What has to come through a translation letter by letter: what is put in, links, icons, code, names of settings, lines. */
function kept(text: string): string[] {
  const patterns = [/\$?\{\w+\}/g, /\]\([^)]*\)/g, /\$\([\w-]+\)/g, /`[^`]+`/g, /\*\*/g, /\b[a-z]+:\/\//g, /\n/g];
  const names = [
    /\b(?:paperspaceDrives|http)\.\w+/g,
    /\/etc\/[\w-]+/g,
    /\b[A-Z]+_[A-Z_]+\b/g,
    /cifs-utils|mount\.cifs/g,
  ];
  return [...patterns, ...names].flatMap(pattern => text.match(pattern) ?? []).sort();
}

const tables = (language: string) =>
  [
    [`package.nls.${language}.json`, manifestWords, readWords(`package.nls.${language}.json`)],
    [
      `${manifest.l10n}/bundle.l10n.${language}.json`,
      codeWords,
      readWords(manifest.l10n, `bundle.l10n.${language}.json`),
    ],
  ] as const;

describe('l10n: languages', () => {
  it('are those that this test knows, for the manifest as for the code', () => {
    const inManifest = readdirSync(root).flatMap(file => /^package\.nls\.(.+)\.json$/.exec(file)?.[1] ?? []);
    const inCode = readdirSync(join(root, manifest.l10n)).map(file => /^bundle\.l10n\.(.+)\.json$/.exec(file)?.[1]);
    assert.deepEqual(inManifest.sort(), [...languages.keys()]);
    assert.deepEqual(inCode.sort(), [...languages.keys()]);
  });

  for (const [language, { own, foreign }] of languages) {
    for (const [file, english, translated] of tables(language)) {
      const pairs = Object.entries(english).map(([key, text]) => [key, text, translated[key] ?? ''] as const);
      const findings = (isWrong: (key: string, text: string, translation: string) => boolean) =>
        pairs.filter(([key, text, translation]) => isWrong(key, text, translation)).map(([key]) => key);

      describe(file, () => {
        it('says everything, and nothing that is no longer said', () => {
          assert.deepEqual(
            Object.keys(english).filter(key => !(key in translated)),
            [],
            'not translated',
          );
          assert.deepEqual(
            Object.keys(translated).filter(key => !(key in english)),
            [],
            'said no longer',
          );
        });

        it('keeps what is put in, links, icons, code and lines', () => {
          const wrong = (_: string, text: string, translation: string) =>
            JSON.stringify(kept(text)) !== JSON.stringify(kept(translation));
          assert.deepEqual(findings(wrong), []);
        });

        it('is in its language: nothing is left in English, nothing is of another language', () => {
          // `{0}. {1}` has a full stop of the language, and no word.
          const isOwn = (text: string, translation: string) =>
            /\p{L}/u.test(text) ? own.test(translation) : translation !== text;
          const wrong = (key: string, text: string, translation: string) =>
            sameEverywhere.has(key) ? translation !== text : !isOwn(text, translation) || foreign.test(translation);
          assert.deepEqual(findings(wrong), []);
        });

        it('opens and closes as the English text does: no blanks around, dots that say that it asks', () => {
          const wrong = (_: string, text: string, translation: string) =>
            translation !== translation.trim() || text.endsWith('…') !== translation.endsWith('…');
          assert.deepEqual(findings(wrong), []);
        });
      });
    }
  }
});

describe('l10n: the code', () => {
  it('says nothing to people in English alone', () => {
    // Core speaks to machines, files and the log; `ui/log.ts` writes lines of the log.
    const elsewhere = ['core', join('ui', 'log.ts')];
    // These speak to models alone. The others of `ui/tools` serve the API too, whose words other extensions show to people.
    const forModels = /\btools.(tool|toolFor|drives|\w+(?<!mountSnippet)Tool)\.ts$/;
    const atTheEdge = sources.filter(
      ({ file }) => !elsewhere.some(each => file.startsWith(each)) && !forModels.test(file),
    );
    assert.ok(atTheEdge.length > 60);
    const found = atTheEdge.flatMap(({ file, hardCoded }) => hardCoded.map(each => `${file} ${each}`));
    assert.deepEqual(found, []);
  });

  it('puts words together nowhere but at the edge: core returns facts', () => {
    const inCore = sources.filter(({ file, translated }) => file.startsWith('core') && translated.length > 0);
    assert.deepEqual(inCore, []);
  });
});

describe('l10n: a box', () => {
  /** What VS Code's box holds on a line, in widths of a Latin letter: 600 pixels, of which a Japanese letter takes 13. */
  const widest = 88;
  const oneLiners = [...new Set(sources.flatMap(({ onOneLine }) => onOneLine))];
  /** A name of a region or a drive stands in for what is put in. */
  const filled = (text: string) => text.replace(/\{\d+\}/g, 'East Coast (NY2)');

  for (const language of ['en', ...languages.keys()]) {
    const words = language === 'en' ? {} : readWords(manifest.l10n, `bundle.l10n.${language}.json`);
    it(`cuts nothing off that it shows on one line, in ${language}`, () => {
      assert.ok(oneLiners.length > 30, `${oneLiners.length} texts`);
      const widths = oneLiners.map(text => filled(words[text] ?? text)).map(text => `${widthOf(text)} ${text}`);
      assert.deepEqual(
        widths.filter(each => parseInt(each) > widest),
        [],
      );
    });
  }
});
