import { startCodeServer } from './codeServer.mjs';
import { startDesktop } from './desktop.mjs';
import { ensureHost, whyNoHosts } from './hosts.mjs';
import { vsixFile } from './project.mjs';
import { startSimulator } from './simulator.mjs';
import { build, pack } from './vsix.mjs';

/**
 * Shows the packed extension to a person until Ctrl-C, or until the desktop's window is closed.
 * @param {{ desktop: boolean }} wishes
 */
export async function showSession({ desktop }) {
  const why = whyNoHosts();
  if (why && !desktop) throw new Error(`${why}: use \`npm start -- --desktop\``);
  const host = desktop ? undefined : await ensureHost('newest', console.log);
  console.log('building and packing the extension');
  await build();
  await pack(vsixFile);
  console.log('starting the simulated Paperspace and VS Code');
  const simulator = await startSimulator();
  const settings = { 'paperspaceDrives.apiUrl': simulator.url };
  const session = host ? await startCodeServer(host, vsixFile, settings) : await startDesktop(vsixFile, settings);
  const ready = `
  ${session.url ? `Open      ${session.url}` : 'VS Code opens in a window of its own.'}
            and click Paperspace in the activity bar, on the left
  Sign in   with the API key ${simulator.key}
            and to another team with ${simulator.otherKey}
  Stop      with Ctrl-C
`;
  console.log(ready);
  await Promise.race([session.ended, simulator.ended]);
  console.log('stopping');
  process.exit(0);
}
