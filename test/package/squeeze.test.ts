import assert from 'node:assert/strict';
import { absent } from '../../scripts/lib/absent.mjs';
import { arrows } from '../../scripts/lib/arrows.mjs';
import { byOwnNames } from '../../scripts/lib/byOwnNames.mjs';
import { choices } from '../../scripts/lib/choices.mjs';
import { localsAsParameters } from '../../scripts/lib/localsAsParameters.mjs';
import { oftenCalled } from '../../scripts/lib/oftenCalled.mjs';
import { squeezed } from '../../scripts/lib/squeeze.mjs';
import { typeTests } from '../../scripts/lib/typeTests.mjs';

/** What the module exports as `value`. */
async function valueOf(code: string): Promise<unknown> {
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return typeof module === 'object' && module !== null && 'value' in module ? module.value : undefined;
}

const count = (code: string, part: RegExp) => code.match(part)?.length ?? 0;

/** Each with how many of its function declarations have to stay. */
const modules: readonly (readonly [fact: string, stays: number, code: string])[] = [
  ['is called before it stands there', 0, 'export const value = twice(2); function twice(n) { return n * 2; }'],
  [
    'stands behind imports, and reads what is imported',
    0,
    "function base(file) { return path.basename(file); } import path from 'node:path'; export const value = base('a/b');",
  ],
  [
    'calls another that stands behind it, and itself',
    0,
    'function even(n) { return n === 0 || odd(n - 1); } function odd(n) { return n !== 0 && even(n - 1); } export const value = even(8);',
  ],
  [
    'is in a block, and in a function, and hides one of the same name',
    0,
    `function f() { return 1; }
     function outer() { { function f() { return 2; } return [f(), g()]; } function g() { return f(); } }
     export const value = [f(), outer()];`,
  ],
  [
    'has parameters with defaults, taken apart, and the rest',
    0,
    'function f(a, { b = a, ...c } = {}, ...d) { return [a, b, c, d]; } export const value = [f(1), f(1, { b: 2, e: 3 }, 4, 5)];',
  ],
  ['is async', 0, 'async function f() { return await Promise.resolve(3); } export const value = await f();'],
  ['gives an object', 0, 'function f() { return { a: 1 }; } export const value = f();'],
  [
    'has a `this` of its own',
    1,
    'function f() { return this.a; } export const value = [f.call({ a: 1 }), { a: 2, f }.f()];',
  ],
  [
    'has `this` in an arrow function',
    1,
    'function f() { return () => this.a; } export const value = f.call({ a: 1 })();',
  ],
  [
    'holds a method and a class with a `this` of theirs',
    0,
    'function f() { return [{ a: 1, m() { return this.a; } }.m(), new (class { m() { return this; } })() !== null]; } export const value = f();',
  ],
  [
    'holds a class whose name of a member is of its `this`',
    1,
    'function f() { return new (class { [this.a]() { return 1; } })().b(); } export const value = f.call({ a: "b" });',
  ],
  ['has `arguments`', 1, 'function f() { return arguments.length; } export const value = f(1, 2);'],
  ['has `new.target`', 1, 'function f() { return new.target === undefined; } export const value = [0, 0].map(f);'],
  ['is a generator', 1, 'function* f() { yield 1; yield 2; } export const value = [...f()];'],
  [
    'is an async generator',
    1,
    'async function* f() { yield 1; } const found = []; for await (const each of f()) found.push(each); export const value = found;',
  ],
  ['is made by `new`', 1, 'function F() {} export const value = typeof new F();'],
  ['is extended', 1, 'function F() {} class G extends F {} export const value = typeof new G();'],
  ['is asked for by `instanceof`', 1, 'function F() {} export const value = {} instanceof F;'],
  ['has a prototype', 1, 'function F() {} F.prototype.a = 1; export const value = F.prototype.a;'],
  [
    'has the name of one made by `new` elsewhere',
    1,
    'function a() { function F() {} return typeof new F(); } function b() { function F() { return 1; } return F(); } export const value = [a(), b()];',
  ],
  ['is exported where it stands', 1, 'export function f() {} export const value = f.name;'],
];

describe('what ships is written shorter: a function', () => {
  for (const [fact, stays, code] of modules) {
    it(`that ${fact}`, async () => {
      const written = arrows(code);
      assert.equal(count(written, /\bfunction\b/g), stays, written);
      for (const same of [written, await squeezed(code)]) {
        assert.deepEqual(String(await valueOf(same)), String(await valueOf(code)), same);
      }
    });
  }
});

describe('what ships is written shorter: `undefined`', () => {
  const code =
    'let f = (a = void 0, b) => a === void 0 ? [void 0, "void 0", void 1, absent] : b; let absent = 3; export const value = f();';

  it('has one name, which is nothing else’s', async () => {
    const written = absent(code);
    assert.ok(written.startsWith('let absent_;'));
    assert.equal(count(written, /\bvoid 0/g), 1, written);
    assert.deepEqual(await valueOf(written), [undefined, 'void 0', undefined, 3]);
    assert.deepEqual(await valueOf(await squeezed(code)), [undefined, 'void 0', undefined, 3]);
  });

  it('is left alone where there is none', () => assert.equal(absent('let a = 1;'), 'let a = 1;'));
});

describe('what ships is written shorter: functions of the language', () => {
  const lists = Array.from({ length: 9 }, (_, at) => `Promise.all([${at}])`).join();
  const code = `const often5 = [${lists}]; export const value = [await Promise.all(often5), JSON.parse('"JSON.parse"')].join();`;

  it('have one name where they are called often, with their own `this`', async () => {
    const written = oftenCalled(code);
    assert.ok(written.startsWith('const often5_=Promise.all.bind(Promise);const often5 = [often5_([0]),'), written);
    assert.equal(count(written, /JSON\.parse/g), 2);
    for (const same of [written, await squeezed(code)]) assert.equal(await valueOf(same), await valueOf(code));
  });

  it('are left alone where that is longer', () => assert.equal(oftenCalled('JSON.parse(a);'), 'JSON.parse(a);'));
});

/** Each with how many stay. */
const switches: readonly (readonly [fact: string, stays: number, code: string])[] = [
  [
    'has an answer for each case, and one for what is no case',
    0,
    "const f = a => { switch (a) { case 'a': return 1; case 2: return; default: return [a]; } }; export const value = ['a', 2, '2'].map(f);",
  ],
  [
    'knows not what to answer',
    0,
    "const f = a => { switch (a) { case 'a': return 1; } }; export const value = ['a', 'b'].map(f);",
  ],
  [
    'has one answer for several cases',
    0,
    "const f = a => { switch (a) { case 'a': case 'b': return 1; case 'c': default: return 2; } }; export const value = [...'abcd'].map(f);",
  ],
  [
    'has a case without an answer',
    0,
    "const f = a => { switch (a) { case 'a': return 1; case 'b': } }; export const value = [...'abc'].map(f);",
  ],
  [
    'asks once, behind others, and holds another one',
    0,
    `let n = 0;
     const f = a => { if (a < 0) return 0; switch (n++ + a) { case 1: return (() => { switch (a) { case 0: return 5; } })(); case 2: return n, 3; } };
     export const value = [f(-1), f(1), f(0), f(0)];`,
  ],
  [
    'is asynchronous',
    0,
    'const f = async a => { switch (await a) { case 1: return await 5; } }; export const value = await f(1);',
  ],
  [
    'goes on behind it',
    1,
    "const f = a => { switch (a) { case 'a': return 1; } return 2; }; export const value = [f('a'), f('b')];",
  ],
  [
    'stands in a block',
    1,
    "const f = a => { { switch (a) { case 'a': return 1; } } return 2; }; export const value = [f('a'), f('b')];",
  ],
  [
    'does more',
    1,
    "const f = a => { switch (a) { case 'a': a = 2; return a; default: throw a; } }; export const value = f('a');",
  ],
  [
    'computes its cases',
    1,
    'const f = a => { switch (a) { case b(): return 1; default: return 2; } }; const b = () => 3; export const value = f(3);',
  ],
  [
    'has cases behind what is no case',
    1,
    "const f = a => { switch (a) { default: return 1; case 'a': return 2; } }; export const value = [f('a'), f('b')];",
  ],
];

describe('what ships is written shorter: a `switch` that', () => {
  for (const [fact, stays, code] of switches) {
    it(fact, async () => {
      const written = choices(code);
      assert.equal(count(written, /\bswitch\b/g), stays, written);
      for (const same of [written, await squeezed(code)]) {
        assert.deepEqual(String(await valueOf(same)), String(await valueOf(code)), same);
      }
    });
  }
});

describe('what ships is written shorter: the type of a value', () => {
  const asked = ['a', 'b.c', 'd[0]', '(a, 1)'].flatMap(of => [`typeof ${of} === 'string'`, `'string' != typeof ${of}`]);
  const code = `let [a, b, d, is_string] = ['a', { c: 1 }, ['x'], 5];
    const isText = e => { return"string"==typeof e };
    export const value = [${asked.join()}, isText(a), isText(1), is_string, 'typeof a === "string"', typeof a === 'number', typeof nowhere === 'string'];`;

  it('is asked for by one function where it is asked for often, but of what is not declared', async () => {
    const written = typeTests(code);
    assert.equal(count(written, /\btypeof\b/g), 4, written);
    for (const same of [written, await squeezed(code)])
      assert.deepEqual(await valueOf(same), await valueOf(code), same);
  });

  it('is asked for as before where that is shorter', () =>
    assert.equal(typeTests('let a; typeof a === "string";'), 'let a; typeof a === "string";'));
});

/** Each with how many functions keep what they have at their start. */
const functionsWithLocals: readonly (readonly [fact: string, stays: number, code: string])[] = [
  [
    'is called by name',
    0,
    'const f = a => { let b = a + 1, c; return [b * b, c]; }; export const value = [f(1), f(2)];',
  ],
  ['is called where it stands', 0, 'export const value = (a => { let b = a + 1; return b * b; })(1);'],
  [
    'is given less than it asks for',
    0,
    'const f = (a, b) => { let c = b ?? a; return c; }; export const value = f(1);',
  ],
  ['calls itself', 0, 'const f = a => { let b = a - 1; return b > 0 ? f(b) + b : 0; }; export const value = f(3);'],
  [
    'goes on',
    0,
    'const f = a => { const b = a + 1; if (b > 2) return b; return a; }; export const value = [f(1), f(2)];',
  ],
  [
    'takes apart',
    0,
    'const f = a => { let { b, c: [d] } = a; return b + d; }; export const value = f({ b: 1, c: [2] });',
  ],
  ['gives an object', 0, 'const f = a => { let b = a; return { b }; }; export const value = JSON.stringify(f(1));'],
  [
    'is async',
    0,
    'const f = async a => { let b = a(); return await b; }; export const value = await f(async () => 1);',
  ],
  [
    'is async, and fails at its start',
    0,
    'const f = async a => { let b = a.b.c; return b; }; export const value = await f({}).catch(() => 1);',
  ],
  [
    'keeps what is its own',
    0,
    'const f = () => { let a = []; a.push(1); return a; }; export const value = [f(), f()];',
  ],
  [
    'keeps what calls itself',
    0,
    'const f = a => { let g = b => (b ? g(b - 1) : h), h = a; return g(2); }; export const value = f(5);',
  ],
  ['is given more', 1, 'const f = a => { let b = a + 1; return b; }; export const value = f(1, 5);'],
  [
    'is given as many as there are',
    1,
    'const f = a => { let b = a + 1; return b; }; export const value = f(...[1, 5]);',
  ],
  [
    'takes as many as there are',
    1,
    'const f = (...a) => { let b = a.length; return b; }; export const value = f(1, 2);',
  ],
  [
    'is called by others',
    1,
    'const f = a => { let b = a + 1; return b; }; export const value = [f(1), ...[5, 6].map(f)];',
  ],
  [
    'is passed on',
    1,
    'const f = a => { let b = a + 1; return b; }; const g = { f }; export const value = [f(1), g.f(1, 5)];',
  ],
  ['is exported where it stands', 1, 'export const f = a => { let b = a; return b; }; export const value = f(1);'],
  [
    'is exported elsewhere',
    1,
    'const f = a => { let b = a; return b; }; export const value = f(1); export { f as g };',
  ],
  ['is replaced', 1, 'let f = a => { let b = a; return b; }; f = (a, b) => b; export const value = f(1, 2);'],
  ['waits at its start', 1, 'const f = async a => { let b = await a; return b; }; export const value = await f(1);'],
  [
    'reads at its start what stands further down',
    1,
    'const f = a => { let g = () => b; a(); let b = 1; return g(); }; export const value = f(() => {});',
  ],
  [
    'gives away at its start what stands further down',
    1,
    'const f = a => { let g = () => ({ b }); a(); let b = 1; return g().b; }; export const value = f(() => {});',
  ],
  [
    'calls at its start what stands further down',
    1,
    'const f = a => { let c = g(a); function g(b) { return b + 1; } return c; }; export const value = f(1);',
  ],
];

describe('what ships is written shorter: what is kept at the start of a function that', () => {
  for (const [fact, stays, code] of functionsWithLocals) {
    it(fact, async () => {
      const written = localsAsParameters(code);
      assert.equal(count(written, /\{\s*(let|const) /g), stays, written);
      for (const same of [written, await squeezed(code)]) {
        assert.deepEqual(String(await valueOf(same)), String(await valueOf(code)), same);
      }
    });
  }

  // Terser itself takes the one for the other.
  it('asks by default for what has the name of its own', async () => {
    const code = 'const b = 3; const f = (a = b) => { let b = a + 1; return b; }; export const value = f();';
    assert.equal(await valueOf(localsAsParameters(code)), 4);
  });
});

describe('what ships is written shorter: names', () => {
  const others = Array.from({ length: 60 }, (_, at) => `other${at}`);
  const made = `let ${[...others, 'often'].map(name => `${name} = Math.random()`).join()};`;
  const used = [...others, ...others].join();

  it('have one letter where they are written most, whatever is declared first', async () => {
    const code = `${made} export const value = () => [[${used}], [${'often, '.repeat(9)}globalThis]];`;
    assert.match(await squeezed(code), /\[(\S)(,\1){8},globalThis\]/);
  });

  it('are those that a chunk passes on', async () => {
    const code = `import { a1 as x, b as y } from './chunk-1.js'; ${made} export const value = () => [${used}, x, y];`;
    assert.match(await squeezed(code), /^import\{a1,b as \w+\}from".\/chunk-1.js";/);
  });

  it('that chunks pass on are those they have there', () => {
    const texts = new Map([
      ['dist/chunks/chunk-1.js', 'let e=1,t=2;export{e as a,t as b,e as c};'],
      ['dist/main.js', 'import{a as x,b as e,c}from"./chunks/chunk-1.js";import{a as f}from"node:fs";export{x as a};'],
    ]);
    assert.deepEqual(
      [...byOwnNames(texts, 'dist/chunks/chunk-1.js').values()],
      [
        'let e=1,t=2;export{e,t,e};',
        'import{e as x,t as e,e as c}from"./chunks/chunk-1.js";import{a as f}from"node:fs";export{x as a};',
      ],
    );
  });
});
