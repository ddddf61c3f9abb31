import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * What of these libraries never runs for us, as esbuild cannot know it: texts, and what stands in their place. One that is not
 * there any more fails the build: the versions are pinned, and a new one is to be read here again.
 * @type {Readonly<Record<string, readonly (readonly [there: string | RegExp, instead: string])[]>>}
 */
const cuts = {
  // Who reads a schema's issues takes the path and the types: never a message, in any language, for that quotes the value.
  'valibot/dist/index.mjs': [
    [/(?<=\nfunction _standardSchema\(schema\) \{)[^]*?(?=\n\}\n)/, ' return schema;'],
    [/(?<=\nfunction getGlobalConfig\(config\$1\) \{)[^]*?(?=\n\}\n)/, ' return config$1 ?? {};'],
    [/\n\tconst received = other\?\.received[^\n]*/, ''],
    [/\n\t\tkind: context\.kind,\n\t\ttype: context\.type,/, ''],
    [/\n\t\treceived,\n\t\tmessage: `Invalid[^\n]*\n\t\trequirement: context\.requirement,/, ''],
    [/\n\t\tissues: other\?\.issues,[^]*?(?=\n\t\};\n\tconst isSchema)/, ''],
    [/\n\tconst isSchema = [^\n]*/g, ''],
    ['if (isSchema) dataset.typed', 'dataset.typed'],
    [/\n\t\treference: \w+(\$1)?,/g, ''],
    [/\n\t\tasync: false,/g, ''],
    [/\n\tconst message\$1 = other\?\.message[^\n]*\n[^\n]*/g, ''],
    [/\n\t\tmessage: message\$1,/g, ''],
    [/, \{ issues: \/\* @__PURE__ \*\/ _subIssues\(\w+\) \}/g, ''],
    [/\n\t\ttyped: dataset\.typed,/g, ''],
    // Of where it is only the keys, and of what a schema is only whether it may be missing.
    [/\n\t+type: "(array|object)",\n\t+origin: "\w+",\n\t+input,/g, ''],
    [/(?<=\n\t+key),\n\t+value: (value\$1|input\[key\])/g, ''],
    [/\n\t\tkind: "(schema|transformation)",\n\t\ttype: "(?!optional")\w+",/g, ''],
    [/valueSchema\.type !== "(exact_optional|nullish)"( && )?/g, ''],
    [/(?<="optional") && (?=\) \{)/g, ''],
    // No default, no fallback, no metadata, nothing but transformations behind a schema.
    [/key in input \|\| \(valueSchema\.[^\n]* !== void 0(?=\) \{)/g, 'key in input'],
    [/key in input \? input\[key\] : [^\n]*(?=;)/g, 'input[key]'],
    [/\n\t+if \(this\.default !== void 0\)[^\n]*/g, ''],
    [/\n\t\tdefault: default_,/g, ''],
    [/if \(valueSchema\.fallback !== void 0\)[^\n]*\n\t+else /g, ''],
    [/if \(item\.kind !== "metadata"\) /g, ''],
    [/ && \(item\.kind === "schema"[^\n]*\)(?=\) \{)/g, ''],
    [/if \(!dataset\.issues \|\| !config\$1\.abortEarly && !config\$1\.abortPipeEarly\) /g, ''],
    // A literal is a text or a whole number.
    [/(?<=\nfunction _stringify\(input\) \{)[^]*?(?=\n\}\n)/g, ' return JSON.stringify(input);'],
    [/\/\* @__PURE__ \*\/ _isSameValueZero\(dataset\.value, this\.literal\)/g, 'dataset.value === this.literal'],
    [/\["~run"\]/g, '._run'],
    [/"~run"(?=\()/g, '_run'],
  ],
  // Numbers are read as numbers, never as BigInt; `error.js` below wants no text.
  'smol-toml/dist/extract.js': [],
  'smol-toml/dist/parse.js': [['integersAsBigInt } = {}', '} = {}']],
  'smol-toml/dist/primitive.js': [],
  'smol-toml/dist/struct.js': [],
  'smol-toml/dist/util.js': [],
};

/** Whole files in place of the libraries' own. @type {Readonly<Record<string, string>>} */
const replacements = {
  // The library's error repeats the line, and the line holds a key: ours says which one it is, and no more.
  'smol-toml/dist/error.js': `
    export class TomlError extends Error {
      constructor(text, at) { super(); this.line = text.slice(0, at).split('\\n').length; }
    }`,
  // A date is no key, so that it only has to look like one.
  'smol-toml/dist/date.js': `
    export class TomlDate {
      constructor(text) { this.text = text; }
      isValid() { return /^\\d[\\dtz:.+ -]+$/i.test(this.text); }
    }`,
};

/** @type {import('esbuild').Plugin} */
export const trimLibraries = {
  name: 'trim libraries',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/](valibot|smol-toml)[\\/]dist[\\/]\w+\.m?js$/ }, async ({ path: file }) => {
      const part = file.replaceAll(path.sep, '/').split('/node_modules/').at(-1);
      const found = replacements[part] ?? (cuts[part] && cut(await fs.readFile(file, 'utf8'), part));
      return found === undefined ? undefined : { contents: found };
    });
  },
};

function cut(text, part) {
  const left = cuts[part].reduce((now, [there, instead]) => {
    const next = now.replace(there, () => instead);
    if (next === now) throw new Error(`${part} has this no more: ${there}`);
    return next;
  }, text);
  return part.startsWith('smol-toml/') ? withoutWords(left) : left;
}

/** `new TomlError('why', { toml: text, ptr: at })` becomes `new TomlError(text, at)`. */
function withoutWords(text) {
  return text
    .replace(/new TomlError\('[^']*', \{\s*toml: (\w+),\s*ptr: ([^,}]+?),?\s*\}\)/g, 'new TomlError($1, $2)')
    .replace(/, integersAsBigInt(?=[,)])/g, '')
    .replaceAll('integersAsBigInt', 'false');
}
