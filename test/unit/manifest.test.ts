import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { targets } from '../../src/core/mount/targets';

const prefix = 'paperspaceDrives.';
const root = join(import.meta.dirname, '..', '..');

const menuItem = v.looseObject({
  command: v.string(),
  when: v.optional(v.string()),
  group: v.optional(v.string()),
  alt: v.optional(v.string()),
});
const keybinding = v.strictObject({ key: v.string(), command: v.string(), args: v.unknown(), when: v.string() });
const setting = v.looseObject({
  default: v.unknown(),
  scope: v.string(),
  enum: v.optional(v.array(v.string())),
  enumDescriptions: v.optional(v.array(v.string())),
});
const tool = v.strictObject({
  name: v.string(),
  displayName: v.string(),
  userDescription: v.string(),
  toolReferenceName: v.string(),
  canBeReferencedInPrompt: v.literal(true),
  icon: v.string(),
  tags: v.array(v.string()),
  modelDescription: v.string(),
  inputSchema: v.strictObject({
    type: v.literal('object'),
    properties: v.record(v.string(), v.looseObject({ type: v.string(), description: v.optional(v.string()) })),
    required: v.optional(v.array(v.string())),
    additionalProperties: v.literal(false),
  }),
});
const packageJson = v.looseObject({
  name: v.string(),
  publisher: v.string(),
  extensionKind: v.array(v.string()),
  engines: v.strictObject({ vscode: v.string() }),
  devDependencies: v.record(v.string(), v.string()),
  capabilities: v.looseObject({
    untrustedWorkspaces: v.looseObject({ supported: v.string(), restrictedConfigurations: v.array(v.string()) }),
  }),
  contributes: v.looseObject({
    commands: v.array(v.looseObject({ command: v.string(), title: v.string(), icon: v.optional(v.string()) })),
    configuration: v.looseObject({ properties: v.record(v.string(), setting) }),
    keybindings: v.array(keybinding),
    languageModelTools: v.array(tool),
    menus: v.record(v.string(), v.array(menuItem)),
    views: v.record(v.string(), v.array(v.looseObject({ id: v.string() }))),
    viewsContainers: v.strictObject({ activitybar: v.array(v.looseObject({ id: v.string() })) }),
    walkthroughs: v.array(
      v.strictObject({
        id: v.string(),
        title: v.string(),
        description: v.string(),
        steps: v.array(
          v.strictObject({
            id: v.string(),
            title: v.string(),
            description: v.string(),
            media: v.strictObject({ svg: v.string(), altText: v.string() }),
            completionEvents: v.array(v.string()),
          }),
        ),
      }),
    ),
    viewsWelcome: v.array(v.strictObject({ view: v.string(), contents: v.string(), when: v.string() })),
  }),
});

const rawManifest: unknown = JSON.parse(textOf('package.json'));
const manifest = v.parse(packageJson, rawManifest);
const { contributes } = manifest;
const words = v.parse(v.record(v.string(), v.string()), JSON.parse(textOf('package.nls.json')));
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ file, text: textOf('src', file) }));
const allSource = sources.map(({ text }) => text).join('\n');

const steps = contributes.walkthroughs.flatMap(walkthrough => walkthrough.steps);
const completions = (event: string) =>
  steps.flatMap(({ completionEvents }) => completionEvents.flatMap(each => each.split(`${event}:`)[1] ?? []));
const menuItems = Object.values(contributes.menus).flat();
const whens = [
  ...[...menuItems, ...contributes.keybindings, ...contributes.viewsWelcome].flatMap(({ when }) => when ?? []),
  ...completions('onContext'),
];
const contributed = contributes.commands.map(({ command }) => command);
const bound = ({ command, args }: v.InferOutput<typeof keybinding>) =>
  command === 'runCommands' ? (JSON.stringify(args).match(/paperspaceDrives\.\w+/g) ?? []) : [command];

function textOf(...path: string[]): string {
  return readFileSync(join(root, ...path), 'utf8');
}

/** What the pattern's group holds, wherever it matches. */
function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(match => match[1] ?? '');
}

const sorted = (list: Iterable<string>) => [...new Set(list)].sort();
const ours = (names: readonly string[]) => names.map(name => `${prefix}${name}`);

/** The context keys that a `when` asks for, without the values it compares them with. */
function keysOf(when: string): string[] {
  const keys = when.replace(/=~\s*\/(?:\\.|[^/])+\/\w*/g, '').replace(/[!=]==?\s*[\w.']+/g, '');
  return keys.match(/[A-Za-z][\w.]*/g) ?? [];
}

/** Every text in a piece of JSON, with the name of the field it stands in. */
function* textsIn(value: unknown, field = ''): Generator<{ readonly field: string; readonly text: string }> {
  if (typeof value === 'string') yield { field, text: value };
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item, field);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, name);
  }
}

describe('the manifest', () => {
  describe('commands', () => {
    const [, names = ''] = /const names: readonly \(keyof typeof All\)\[\] = \[([^\]]*)\]/.exec(allSource) ?? [];
    const registered = found(/'(\w+)'/g, names).map(name => `paperspaceDrives.${name}`);

    it('what is contributed is registered, once, and the other way round', () => {
      assert.deepEqual(registered.toSorted(), sorted(contributed));
      assert.deepEqual(contributed.toSorted(), sorted(contributed));
    });

    it('are those that work, by the names people put into keybindings', () => {
      const names = ['signIn', 'signOut', 'replaceKey', 'refresh', 'stopLoading', 'sortBy', 'findDrive', 'createDrive'];
      names.push('createDriveFromTitle', 'renameDrive', 'deleteDrive', 'copyMountSnippet', 'copyMountSnippetAs');
      names.push('insertMountSnippet');
      names.push('copyPassword', 'copyUsername', 'copyMountPoint', 'copyDriveId', 'copyLink', 'showDetails');
      names.push('mountHere', 'unmount', 'openFolder', 'checkConnection', 'openConsole', 'showLog');
      names.push('copySshCommand', 'openSsh', 'copyPrivateAddress');
      assert.deepEqual(sorted(contributed), sorted(ours(names)));
    });

    it('whatever starts one names one that exists', () => {
      const started = [
        ...menuItems.flatMap(({ command, alt }) => [command, ...(alt === undefined ? [] : [alt])]),
        ...contributes.keybindings.flatMap(bound),
        ...completions('onCommand'),
        // VS Code makes a command that shows a view.
        ...found(/\bcommand:(paperspaceDrives\.\w+)\b(?!\.focus)/g, `${Object.values(words).join('\n')}\n${allSource}`),
      ];
      assert.deepEqual(
        started.filter(id => !contributed.includes(id)),
        [],
      );
    });

    it('every one can be reached from a menu or a welcome text, besides the palette', () => {
      const links = found(/\bcommand:(paperspaceDrives\.\w+)/g, Object.values(words).join('\n'));
      const reached = new Set([...menuItems.flatMap(({ command, alt }) => [command, alt]), ...links]);
      assert.deepEqual(
        contributed.filter(id => !reached.has(id)),
        [],
      );
    });

    it('a button has an icon', () => {
      const buttons = menuItems.filter(({ group }) => group !== undefined && /^(inline|navigation)/.test(group));
      assert.ok(buttons.length > 0);
      for (const { command } of buttons) {
        assert.ok(contributes.commands.find(one => one.command === command)?.icon, command);
      }
    });

    it('where several drives are selected, the menu has only what works on several; a button on a row is that row’s', () => {
      const ofDrives = contributes.menus['view/item/context']?.filter(({ when }) =>
        /\\b(?:drive|mounted)\\b/.test(when ?? ''),
      );
      const there = ofDrives?.filter(({ when = '', group = '' }) =>
        [!when.includes('!listMultiSelection'), !group.startsWith('inline')].every(Boolean),
      );
      assert.deepEqual(
        there?.map(({ command }) => command),
        ours(['deleteDrive']),
      );
    });

    it('the palette hides nothing before the extension runs, but what stops it: only a key that is set then can', () => {
      const needed = contributes.menus['commandPalette']?.flatMap(({ when = '' }) =>
        found(/(?<!!)\b(paperspaceDrives\.\w+)/g, when),
      );
      assert.deepEqual(needed, ['paperspaceDrives.loading']);
    });

    it('the palette hides only the button that repeats another command', () => {
      const hidden = contributes.menus['commandPalette']?.filter(({ when }) => when === 'false');
      assert.deepEqual(
        hidden?.map(({ command }) => command),
        ours(['createDriveFromTitle']),
      );
    });
  });

  describe('when', () => {
    const known = [
      'view',
      'viewItem',
      'focusedView',
      'listFocus',
      'listMultiSelection',
      'inputFocus',
      'editorLangId',
      'editorReadonly',
      'isMac',
      'false',
    ];
    const set = found(/#become\('([\w.]+)'/g, textOf('src', 'ui', 'tree', 'viewContext.ts')).map(
      name => `paperspaceDrives.${name}`,
    );

    it("asks only for context keys that the code sets, or that are VS Code's own", () => {
      assert.ok(set.length > 0);
      assert.deepEqual(
        sorted(whens.flatMap(keysOf)).filter(key => !known.includes(key) && !set.includes(key)),
        [],
      );
    });

    it('asks for every context key that the code sets, and for every one of its own list', () => {
      const asked = whens.flatMap(keysOf);
      assert.deepEqual(
        [...set, ...known].filter(key => !asked.includes(key)),
        [],
      );
    });

    it('context keys are set in one place', () => {
      const setting = sources.filter(({ text }) => text.includes("'setContext'")).map(({ file }) => file);
      assert.deepEqual(setting, [join('ui', 'tree', 'viewContext.ts')]);
    });

    it('names only views that exist', () => {
      const views = Object.values(contributes.views).flatMap(list => list.map(({ id }) => id));
      const named = whens.flatMap(when => found(/\b(?:view|focusedView) == ([\w.]+)/g, when));
      assert.deepEqual(sorted(named), views);
      assert.deepEqual(sorted(contributes.viewsWelcome.map(({ view }) => view)), views);
      assert.deepEqual(views, ours(['drives']));
    });

    it('views stand in a container that exists', () => {
      assert.deepEqual(
        Object.keys(contributes.views),
        contributes.viewsContainers.activitybar.map(({ id }) => id),
      );
    });

    it('every word of a contextValue is asked for, and every word asked for is one', () => {
      const set = [
        ...found(/\.contextValue = ([^;]+);/g, allSource),
        ...found(/contextWords: (\[[^;]+?\]),\n/g, allSource),
      ];
      const said = found(/'([^']*)'/g, set.join(' '))
        .flatMap(text => text.split(' '))
        .filter(word => word !== '');
      const patterns = whens.flatMap(when => found(/viewItem =~ \/((?:\\.|[^/])+)\//g, when));
      const asked = patterns.flatMap(pattern => found(/\\b(\w+)\\b/g, pattern));
      assert.deepEqual(sorted(asked), sorted(said));
      assert.equal(asked.length, patterns.length, 'a word is asked for as a whole word');
      assert.ok(!whens.some(when => /viewItem (?!=~)/.test(when)), 'never compared as a whole: words may be added');
    });
  });

  describe('words that a person sees', () => {
    const texts = [...textsIn(rawManifest)];
    const keys = texts.flatMap(({ text }) => found(/^%(.+)%$/g, text));

    it('every key has its words, and all words are used', () => {
      assert.deepEqual(sorted(keys), sorted(Object.keys(words)));
    });

    it('no words are empty, and none is left as a key', () => {
      for (const [key, text] of Object.entries(words)) {
        assert.ok(text.trim() !== '' && text === text.trim(), key);
        assert.doesNotMatch(text, /(^|\s)%[\w.]+%/, key);
      }
    });

    it('none is written into the manifest itself', () => {
      const field =
        /^(title|category|description|markdown\w+|enum(Item)?(Descriptions|Labels)|contents|displayName|userDescription|contextualTitle|label|altText|\w*Message)$/i;
      // A schema is read by models alone, which are addressed in English.
      const forModels = new Set(
        contributes.languageModelTools.flatMap(({ inputSchema }) => [...textsIn(inputSchema)].map(({ text }) => text)),
      );
      const forPeople = texts.filter(({ text }) => !forModels.has(text));
      const seen = [...forPeople, ...[...textsIn(contributes.views)].filter(({ field: name }) => name === 'name')];
      const written = seen.filter(({ field: name, text }) => field.test(name) && !/^%[\w.]+%$/.test(text));
      assert.deepEqual(written, []);
      for (const view of textsIn(contributes.views)) {
        if (view.field === 'name') assert.match(view.text, /^%[\w.]+%$/);
      }
    });

    it('every text of the code can be translated: a literal, with what varies passed beside it', () => {
      let count = 0;
      for (const { file, text } of sources) {
        for (const [whole, literal] of text.matchAll(/l10n\.t\(\s*('(?:\\.|[^'\\\n])*'(?=\s*[,)]))?/g)) {
          count += 1;
          const line = text.slice(text.indexOf(whole)).slice(0, 80);
          assert.ok(literal !== undefined, `${file}: ${line}`);
        }
      }
      assert.ok(count > 100, `${count} texts`);
    });
  });

  describe('settings', () => {
    const source = textOf('src', 'ui', 'settings.ts');
    const { properties } = contributes.configuration;
    const sizes = [50, 100, 250, 500, 1000, 2000, 4000, 8000, 12000, 16000];
    /** `fallback`: what the code takes for a value of the wrong type; an address or a path is never guessed. */
    const table: readonly (readonly [name: string, byDefault: unknown, scope: string, fallback: string])[] = [
      ['apiUrl', 'https://api.paperspace.com/v1', 'machine', "''"],
      ['mountTarget', 'auto', 'resource', "'auto'"],
      ['mountPath', '/mnt/${name}', 'resource', "''"],
      ['mountOptions', [], 'machine', '[]'],
      ['snippetPassword', 'include', 'application', "'include'"],
      ['clearClipboardAfter', 60, 'application', '60'],
      ['confirmDelete', 'typeName', 'application', "'typeName'"],
      ['sizes', sizes, 'application', 'knownSizes'],
      ['sortBy', 'name', 'application', "'name'"],
      ['sortOrder', 'asc', 'application', "'asc'"],
      ['showConnections', true, 'window', 'true'],
    ];

    for (const [name, byDefault, scope, fallback] of table) {
      it(`${name}: ${JSON.stringify(byDefault)}, ${scope}`, () => {
        const found = properties[`${prefix}${name}`];
        assert.deepEqual([found?.default, found?.scope], [byDefault, scope]);
        const read = new RegExp(`read\\('${name}', (?:oneOf\\([^)]*\\)|\\w+), ([^,)]+)`).exec(source);
        assert.equal(read?.[1], fallback);
      });
    }

    it('there are no others, and every one is read', () => {
      assert.deepEqual(Object.keys(properties), ours(table.map(([name]) => name)));
      const read = found(/\bread\('(\w+)'/g, source);
      assert.deepEqual(sorted(read), sorted(table.map(([name]) => name)));
    });

    it('the known sizes are the same on both sides', () => {
      assert.deepEqual(JSON.parse(/knownSizes = (\[[^\]]*\])/.exec(source)?.[1] ?? 'null'), sizes);
    });

    it('the words to choose from are those the code knows', () => {
      const known = new Map(
        [...source.matchAll(/read\('(\w+)', oneOf\(([^)]*)\)/g)].map(one => [one[1], one[2] ?? '']),
      );
      const others = Object.entries(properties).filter(([name]) => name !== `${prefix}mountTarget`);
      const choices = others.flatMap(([name, { enum: choice }]) =>
        choice ? [[name.slice(prefix.length), choice]] : [],
      );
      assert.deepEqual(
        choices,
        [...known].map(([name, list]) => [name, found(/'(\w+)'/g, list)]),
      );
      assert.equal(choices.length, 4);
    });

    it('the mount targets to choose from are auto and all that there are', () => {
      assert.deepEqual(properties[`${prefix}mountTarget`]?.enum, ['auto', ...targets.map(({ id }) => id)]);
    });

    it('every choice is described', () => {
      for (const [name, { enum: choice, enumDescriptions }] of Object.entries(properties)) {
        assert.equal(enumDescriptions?.length, choice?.length, name);
      }
    });

    it('a restricted workspace may not say where and how drives are mounted', () => {
      const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
      assert.equal(supported, 'limited', 'otherwise VS Code ignores the list');
      assert.deepEqual(sorted(restrictedConfigurations), ours(['mountPath', 'mountTarget']));
      const fromWorkspace = Object.keys(properties).filter(name => properties[name]?.scope === 'resource');
      assert.deepEqual(sorted(fromWorkspace), sorted(restrictedConfigurations));
    });

    it('what the code names as a setting in a message is one', () => {
      const named = found(/setting (paperspaceDrives\.\w+)/g, allSource);
      assert.ok(named.length > 0);
      assert.deepEqual(
        named.filter(name => !(name in properties)),
        [],
      );
    });
  });

  describe('keybindings', () => {
    const inTree = `focusedView == ${prefix}drives && listFocus && !inputFocus`;
    const args = { from: 'keybinding' };
    const keys = [
      ['f2', 'renameDrive', ''],
      ['delete', 'deleteDrive', ''],
      ['cmd+backspace', 'deleteDrive', ' && isMac'],
    ] as const;

    for (const [key, name, only] of keys) {
      const command = `${prefix}${name}`;
      const here = contributes.keybindings.filter(binding => binding.key === key);

      it(`${key}: ${name} acts on the row that has the focus, which need not be the selected one`, () => {
        const [binding, ...others] = here.filter(({ when }) => when.includes('!listMultiSelection'));
        assert.deepEqual(others, []);
        assert.deepEqual(binding, {
          key,
          command: 'runCommands',
          args: { commands: ['list.select', { command, args }] },
          when: `${inTree} && !listMultiSelection${only}`,
        });
      });

      it(`${key}: ${name} leaves a selection of several rows as it is`, () => {
        const [binding, ...others] = here.filter(({ when }) => !when.includes('!listMultiSelection'));
        assert.deepEqual(others, []);
        assert.deepEqual(binding, { key, command, args, when: `${inTree} && listMultiSelection${only}` });
      });
    }

    it('there are no others, and the code knows their marker', () => {
      assert.equal(contributes.keybindings.length, 2 * keys.length);
      assert.match(textOf('src', 'ui', 'commands', 'arguments.ts'), /'keybinding'/);
    });
  });

  describe('welcome texts', () => {
    const states = found(/'(\w+)'/g, /type ViewState =([^;]+);/.exec(allSource)?.[1] ?? '');

    it('exist for every state without rows, once, except while loading', () => {
      const welcomed = contributes.viewsWelcome.map(({ when }) => when);
      const expected = states.filter(state => state !== 'ready' && state !== 'loading');
      assert.ok(expected.includes('signedOut'));
      assert.deepEqual(welcomed.toSorted(), expected.map(state => `${prefix}state == ${state}`).sort());
    });

    it('each has something to press', () => {
      for (const { contents } of contributes.viewsWelcome) {
        assert.match(
          words[contents.slice(1, -1)] ?? '',
          /\n\[[^\]]+\]\(command:paperspaceDrives\.\w+\)(\n|$)/,
          contents,
        );
      }
    });
  });

  describe('tools for AI assistants', () => {
    const { languageModelTools } = contributes;
    const tools = languageModelTools.map(({ name }) => name);
    const [, names = ''] = /const names: readonly ToolName\[\] = \[([^\]]*)\]/.exec(allSource) ?? [];

    it('what is contributed is registered, once, and the other way round', () => {
      assert.deepEqual(sorted(tools), tools.toSorted());
      assert.deepEqual(
        tools,
        found(/'(\w+)'/g, names).map(name => `paperspaceDrives_${name}`),
      );
    });

    it('every argument is described, and is read; what is demanded exists', () => {
      const code = sources.filter(({ file }) => file.startsWith(join('ui', 'tools'))).map(({ text }) => text);
      for (const { name, inputSchema } of languageModelTools) {
        for (const [argument, { description }] of Object.entries(inputSchema.properties)) {
          assert.ok(description, `${name}: ${argument}`);
          const read = new RegExp(`(Given\\([^)]*'|given(\\.|\\['))${argument}\\b`);
          assert.ok(argument === 'name' || code.some(text => read.test(text)), `${name}: ${argument}`);
        }
        for (const argument of inputSchema.required ?? []) assert.ok(argument in inputSchema.properties, argument);
      }
    });

    it('tools that one text sends a model to exist', () => {
      const named = found(/(paperspaceDrives_\w+)/g, `${textOf('package.json')}\n${allSource}`);
      assert.deepEqual(sorted(named.filter(name => name !== 'paperspaceDrives_')), sorted(tools));
    });

    it('a snippet can be had for auto and all targets', () => {
      const { target } = languageModelTools[2]?.inputSchema.properties ?? {};
      assert.deepEqual(target?.['enum'], ['auto', ...targets.map(({ id }) => id)]);
    });
  });

  describe('the walkthrough', () => {
    const [walkthrough] = contributes.walkthroughs;
    const textOfStep = ({ description }: { readonly description: string }) => words[description.slice(1, -1)] ?? '';

    it('has four steps, each with a button for what it is about and something that completes it', () => {
      assert.deepEqual(
        steps.map(({ id }) => id),
        ['signIn', 'create', 'mount', 'work'],
      );
      for (const step of steps) {
        assert.match(textOfStep(step), /\n\[[^\]]+\]\(command:paperspaceDrives\.\w+\)(\n|$)/, step.id);
        assert.ok(step.completionEvents.length > 0, step.id);
      }
    });

    it('is done by what its buttons did, rather than by pressing them', () => {
      assert.deepEqual(completions('onCommand'), []);
      for (const step of steps.filter(({ id }) => id !== 'signIn')) {
        const buttons = found(/^\[[^\]]+\]\(command:(paperspaceDrives\.\w+)\)$/gm, textOfStep(step));
        const done = found(/^onContext:paperspaceDrives\.did =~ \/(.+)\/$/g, step.completionEvents.join('\n'));
        assert.deepEqual([done.length, buttons.length > 0], [1, true], step.id);
        assert.deepEqual(
          buttons.filter(id => !new RegExp(done[0] ?? '').test(id)),
          [],
          step.id,
        );
        // All that it names is there.
        assert.ok(
          contributed.some(id => new RegExp(done[0] ?? '').test(id)),
          step.id,
        );
      }
    });

    it('can be reached from the view before anybody signs in, and nothing opens it by itself', () => {
      const link = /\(command:workbench\.action\.openWalkthrough\?([^)]+)\)/.exec(
        words['welcome.signedOut'] ?? '',
      )?.[1];
      const id = `${manifest.publisher}.${manifest.name}#${walkthrough?.id ?? ''}`;
      assert.equal(decodeURIComponent(link ?? ''), JSON.stringify(id));
      assert.ok(!allSource.includes('openWalkthrough'));
    });

    it('has pictures in the colours of the theme, without words: those would stay English', () => {
      for (const { media } of steps) {
        const svg = textOf(media.svg);
        const painted = [...svg.matchAll(/(?:fill|stroke)(?:=|: )"?(?!none|transparent)([^;"]+)/g)].map(
          ([, paint]) => paint,
        );
        assert.ok(painted.length > 5 && painted.every(paint => paint?.startsWith('var(--vscode-')), media.svg);
        // VS Code's page for it permits neither styles nor scripts.
        assert.doesNotMatch(svg, /<script|<style|style=|href|url\(/);
        assert.ok(svg.length < 4000, `${media.svg}: ${svg.length} B`);
      }
    });
  });

  describe('the extension', () => {
    it('runs beside the files first', () => assert.deepEqual(manifest.extensionKind, ['workspace', 'ui']));

    it('has no entry for browsers', () => assert.equal(manifest['browser'], undefined));

    it('is written against the oldest VS Code it supports', () => {
      assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`);
    });

    it('every picture it names is there', () => {
      const pictures = [...textsIn(rawManifest)].filter(
        ({ field, text }) => field === 'svg' || (field === 'icon' && !text.startsWith('$(')),
      );
      assert.ok(pictures.length > 0);
      for (const { text } of pictures) assert.ok(existsSync(join(root, text)), text);
    });

    it('every id, setting and context key begins with its name', () => {
      const names = [...contributed, ...Object.keys(contributes.configuration.properties)];
      for (const name of names) assert.ok(name.startsWith(prefix), name);
    });
  });
});
