import { extensions } from 'vscode';
import * as v from 'valibot';

/** VS Code puts an object there where it has translated the title. */
const title = v.union([
  v.string(),
  v.pipe(
    v.object({ value: v.string() }),
    v.transform(({ value }) => value),
  ),
]);
const manifest = v.object({
  contributes: v.object({ commands: v.array(v.object({ command: v.string(), title })) }),
});

/** What the palette calls a command, without the dots that say that it asks: "Rename". Undefined for what is no command. */
export function commandTitle(extensionId: string, command: string): string | undefined {
  const { success, output } = v.safeParse(manifest, extensions.getExtension(extensionId)?.packageJSON);
  const found = success ? output.contributes.commands.find(each => each.command === command) : undefined;
  return found?.title.replace(/(…|\.\.\.)$/, '');
}
