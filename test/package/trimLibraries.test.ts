import assert from 'node:assert/strict';
import { build } from 'esbuild';
import * as whole from 'valibot';
import { trimLibraries } from '../../scripts/lib/trimLibraries.mjs';

type Library = typeof whole;

/** Every kind of schema that `src` makes, each in each that holds others. */
const schemas: readonly ((v: Library) => whole.GenericSchema)[] = [
  v => v.string(),
  v => v.number(),
  v => v.boolean(),
  v => v.unknown(),
  v => v.literal('a'),
  v => v.literal(1),
  v => v.custom(value => value === 'a'),
  v => v.nullable(v.string()),
  v => v.array(v.array(v.string())),
  v => v.union([v.literal('a'), v.literal('b'), v.object({ kind: v.literal('a'), x: v.number() })]),
  v => v.union([v.array(v.number()), v.array(v.string())]),
  v =>
    v.object({
      x: v.number(),
      y: v.optional(v.nullable(v.array(v.object({ z: v.boolean() })))),
      kind: v.optional(v.union([v.literal('a'), v.literal('b')])),
    }),
  v =>
    v.pipe(
      v.optional(v.nullable(v.string())),
      v.transform(text => text ?? 'none'),
    ),
  v =>
    v.object({
      x: v.pipe(
        v.number(),
        v.transform(number => number + 1),
      ),
    }),
];

const values: readonly unknown[] = [
  ...[undefined, null, true, '', 'a', 'b', 'c', 0, 1, 1.5, NaN],
  ...[[], ['a'], [1], [['a'], ['b', 1], 2], {}],
  ...[{ x: 1 }, { x: 'a', y: 1 }, { kind: 'a' }, { kind: 'a', x: 1 }, { x: 1, kind: 'c', more: 1 }],
  ...[{ x: 1, y: null }, { x: 1, y: [{ z: true, more: 1 }, { z: 1 }, 2] }, { x: 1, y: [{ z: true }] }, { y: [{}] }],
];

/** What of an answer anybody looks at. */
function answers(v: Library): readonly unknown[] {
  return schemas.flatMap(schemaOf =>
    values.flatMap(value =>
      [true, false].map(abortEarly => {
        const { success, output, issues = [] } = v.safeParse(schemaOf(v), value, { abortEarly });
        const seen = issues.map(({ path = [], input, expected }) => ({
          at: path.map(({ key }) => key),
          input,
          expected,
        }));
        return { value, ...(success ? { output } : { seen }) };
      }),
    ),
  );
}

describe('valibot as it ships', () => {
  it('answers as all of it does', async () => {
    const { outputFiles } = await build({
      stdin: { contents: "export * from 'valibot'", resolveDir: '.' },
      bundle: true,
      format: 'esm',
      write: false,
      plugins: [trimLibraries],
    });
    const trimmed = (await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? '')}`)) as Library;
    assert.deepEqual(answers(trimmed), answers(whole));
  });
});
