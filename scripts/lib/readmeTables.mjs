/**
 * README's tables of commands and settings, from the manifest and its English words.
 *
 * @typedef {{ command: string, when?: string, group?: string }} MenuItem
 * @typedef {{ default: unknown, enum?: string[], enumDescriptions?: string[], markdownDescription: string }} Setting
 * @typedef {object} Contributes
 * @property {{ command: string, title: string }[]} commands
 * @property {Record<string, MenuItem[]>} menus
 * @property {{ key: string, command: string, args?: unknown }[]} keybindings
 * @property {{ properties: Record<string, Setting> }} configuration
 * @property {{ contents: string }[]} viewsWelcome
 */

const prefix = 'paperspaceDrives.';
const keyNames = { f2: 'F2', delete: 'Delete', 'cmd+backspace': '⌘⌫ (macOS)' };

/**
 * @param {string} readme
 * @param {Contributes} contributes
 * @param {Record<string, string>} words
 * @returns {string} the README with its tables as they are to be
 */
export function withTables(readme, contributes, words) {
  const tables = { commands: commandTable(contributes, words), settings: settingTable(contributes, words) };
  return Object.entries(tables).reduce((text, [name, table]) => {
    const place = new RegExp(`(<!-- ${name}: .* -->)[^]*?(<!-- /${name} -->)`);
    if (!place.test(text)) throw new Error(`README has no place for the table of ${name}`);
    // A function, because `$` in a text would mean something.
    return text.replace(place, (_, begin, end) => `${begin}\n\n${table}\n${end}`);
  }, readme);
}

/** @param {Contributes} contributes @param {Record<string, string>} words */
function commandTable(contributes, words) {
  const hidden = (contributes.menus.commandPalette ?? []).filter(({ when }) => when === 'false');
  const rows = contributes.commands
    .filter(({ command }) => !hidden.some(item => item.command === command))
    .map(({ command, title }) => [
      say(title, words),
      `\`${command.slice(prefix.length)}\``,
      [...new Set(placesOf(command, contributes, words))].join(', '),
    ]);
  return table(['command', `id (\`${prefix}\` +)`, 'where else'], rows);
}

/**
 * `createDriveFromTitle` is the button of `createDrive`.
 * @param {string} command @param {Contributes} contributes @param {Record<string, string>} words
 */
function* placesOf(command, { menus, keybindings, viewsWelcome }, words) {
  const names = [command, `${command}FromTitle`];
  for (const [menu, items] of Object.entries(menus)) {
    for (const item of items.filter(each => names.includes(each.command))) yield* placesIn(menu, item);
  }
  for (const { key, command: bound, args } of keybindings) {
    if (bound === command || JSON.stringify(args).includes(`"${command}"`)) yield `<kbd>${keyNames[key] ?? key}</kbd>`;
  }
  if (viewsWelcome.some(({ contents }) => say(contents, words).includes(`](command:${command})`))) yield 'empty view';
}

/**
 * Rows for people, by the words that menus ask for.
 * @type {Record<string, string>}
 */
const rowNames = {
  mounted: 'mounted drive',
  mount: 'its directory',
  failed: 'network or team that could not be read',
  ssh: 'machine',
  address: 'machine',
  refused: 'team whose key is refused',
  locked: 'team whose key cannot be read',
};

/** @param {string} menu @param {MenuItem} item */
function* placesIn(menu, { when = '', group = '' }) {
  if (menu === 'view/title') yield group.startsWith('navigation') ? 'view title' : 'view menu';
  if (menu === 'editor/context') yield 'editor';
  if (menu !== 'view/item/context') return;
  const asked = when.replace(/!\([^)]*\)/g, '');
  for (const [, row] of asked.matchAll(/\\b(\w+)\\b/g)) yield rowNames[row] ?? row;
}

/** @param {Contributes} contributes @param {Record<string, string>} words */
function settingTable({ configuration }, words) {
  const rows = Object.entries(configuration.properties).map(([name, setting]) => [
    `\`${name.slice(prefix.length)}\``,
    defaultOf(setting.default),
    [say(setting.markdownDescription, words), choicesOf(setting, words)].join(' ').trim(),
  ]);
  return table([`setting (\`${prefix}\` +)`, 'default', 'meaning'], rows);
}

/** @param {unknown} value */
function defaultOf(value) {
  if (Array.isArray(value) && value.length > 3) return `${value[0]} … ${value.at(-1)}`;
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

/** @param {Setting} setting @param {Record<string, string>} words */
function choicesOf({ enum: choices = [], enumDescriptions = [] }, words) {
  if (choices.length > 4) return `One of ${choices.map(each => `\`${each}\``).join(', ')}.`;
  return choices.map((each, at) => `\`${each}\`: ${say(enumDescriptions[at] ?? '', words)}.`).join(' ');
}

/** @param {string} key such as `%command.signIn%` @param {Record<string, string>} words */
function say(key, words) {
  return words[key.slice(1, -1)] ?? key;
}

/** @param {string[]} head @param {string[][]} rows */
function table(head, rows) {
  const line = cells => `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('');
}
