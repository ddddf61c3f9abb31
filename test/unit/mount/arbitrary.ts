import fc from 'fast-check';
import type { Drive } from '../../../src/core/drives/drive';
import type { SnippetInput } from '../../../src/core/mount/render';

/** Values that broke somebody's quoting once. */
export const awkward: readonly string[] = [
  "it's",
  "'",
  "''",
  "'; touch pwned #",
  "\\'; touch pwned; '",
  '"quoted"',
  '$(touch pwned)',
  '`touch pwned`',
  '${HOME}',
  '$HOME',
  '!!',
  '!touch pwned',
  'a!b"c!d',
  '\\',
  '\\\\server\\',
  'ends with \\',
  '%PATH%',
  '100%',
  '%s%n',
  ' blanks at both ends ',
  '  ',
  '-rf',
  '--help',
  '#comment',
  '=equals=',
  'a=b',
  'user=else',
  '~root',
  '*?[a]{b,c}',
  'a;b|c&d>e<f',
  '‘smart’ ‚quotes‛ “and” „more‟',
  "’; Start-Process calc; '",
  'ünïcödé · 日本語 · 😀',
  'right\u202eto-left',
  'zero\u200bwidth',
  'tab\there',
  'escape\u001b[31m and bell\u0007',
  'return\rhere',
  'delete\u007f',
  'next line\u0085 and line separator\u2028',
  '^up^down^',
  '& calc',
  '@(1)',
  '$($x)',
  'x'.repeat(500),
];

const spice = fc.constantFrom(...Array.from('\'"`$\\!%,#;&|<>(){}[]*?~^=@: -‘’‚‛“”\t\u001b\u202eéß日😀'));
const piece = fc.oneof(spice, fc.string({ maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 3 }));
const text = fc.array(piece, { minLength: 1, maxLength: 25 }).map(pieces => pieces.join(''));

const bytes = (value: string) => Buffer.byteLength(value);
const writable = (value: string) => value !== '' && !/[\n\0]/.test(value) && !/\p{Surrogate}/u.test(value);

/** Passwords that mount.cifs can carry: no newline, no NUL, at most 512 bytes with commas doubled. */
export const password = fc
  .oneof(text, fc.constantFrom(...awkward, 'a,b', ',', ',,', ',a,', 'pass=a,user=b'))
  .filter(value => writable(value) && bytes(value.replaceAll(',', ',,')) <= 512);

/** User names that mount.cifs can carry: the same, without a comma, at most 256 bytes. */
export const username = fc
  .oneof(text, fc.constantFrom(...awkward))
  .map(value => value.replaceAll(',', ''))
  .filter(value => writable(value) && bytes(value) <= 256);

export const credentials = fc.record({ username, password }, { noNullPrototype: true });

export const drive: Drive = {
  id: 'sd1a2b3c',
  name: 'datasets',
  region: 'ny2',
  networkId: 'nt1',
  mountPoint: '\\\\10.64.92.2\\sd1a2b3c',
  username: 'ps-user',
  sizeGB: 500,
  created: '2026-01-02T03:04:05.000Z',
};

export const madeUpPassword = 'made-up-for-tests';

/** What `renderSnippet` wants, with harmless values where the test says nothing. */
export function input(change: Partial<Drive> = {}, rest: Partial<SnippetInput> = {}): SnippetInput {
  return {
    drive: { ...drive, ...change },
    drives: [],
    password: madeUpPassword,
    mountPath: undefined,
    mountOptions: [],
    ...rest,
  };
}
