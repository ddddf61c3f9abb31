import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown } from '../../../src/core/text/markdown';

/** What a reader of Markdown sees: escapes and the two entities taken back. */
function shown(markdown: string): string {
  return markdown.replace(
    /\\([!-/:-@[-`{-~])|&(lt|amp);/g,
    (_, sign?: string, entity?: string) => sign ?? (entity === 'lt' ? '<' : '&'),
  );
}

/** What is left that Markdown or HTML could act on. */
function active(markdown: string): string[] {
  return markdown.replace(/\\[!-/:-@[-`{-~]|&(?:lt|amp);/g, '').match(/[\\`*_{}[\]()#+\-.!|<>&~$:@/]/g) ?? [];
}

describe('text of the service inside Markdown', () => {
  for (const [text, escaped] of [
    ['datasets', 'datasets'],
    ['größe 数据集', 'größe 数据集'],
    ['[x](command:foo)', '\\[x\\]\\(command\\:foo\\)'],
    ['![x](https://a.example/x.png)', '\\!\\[x\\]\\(https\\:\\/\\/a\\.example\\/x\\.png\\)'],
    ['<img src=x onerror=1>', '&lt;img src=x onerror=1\\>'],
    ['</td><script>', '&lt;\\/td\\>&lt;script\\>'],
    ['$(trash)', '\\$\\(trash\\)'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['a | b', 'a \\| b'],
    ['**bold** _it_ ~~no~~ `code`', '\\*\\*bold\\*\\* \\_it\\_ \\~\\~no\\~\\~ \\`code\\`'],
    ['\\\\10.64.92.2\\sd1', '\\\\\\\\10\\.64\\.92\\.2\\\\sd1'],
    ['\\[already](escaped)', '\\\\\\[already\\]\\(escaped\\)'],
    ['# not a heading', '\\# not a heading'],
    ['1. not a list', '1\\. not a list'],
    ['- nor this', '\\- nor this'],
    ['> nor this', '\\> nor this'],
    ['https://a.example', 'https\\:\\/\\/a\\.example'],
    ['www.a.example', 'www\\.a\\.example'],
    ['mo@acme.example', 'mo\\@acme\\.example'],
    ['[ref]: x', '\\[ref\\]\\: x'],
  ] as const) {
    it(text, () => assert.equal(escapeMarkdown(text), escaped));
  }

  it('nothing is left that Markdown or HTML could act on, and a reader sees the text as it was', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\\', '&lt;', '<', '](', '**', '|', '`', '$(', 'command:', '&#60;'),
      ),
    );
    fc.assert(
      fc.property(hostile, parts => {
        const text = parts.join('');
        assert.deepEqual(active(escapeMarkdown(text)), []);
        assert.equal(shown(escapeMarkdown(text)), text);
      }),
    );
  });
});
