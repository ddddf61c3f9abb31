import fs from 'node:fs';
import path from 'node:path';
import { tsImport } from 'tsx/esm/api';
import { runInExtensionHost } from './extensionHost.mjs';
import { startHostServer } from './hostServer.mjs';
import { out } from './project.mjs';
import { writeSettings } from './settings.mjs';
import { withResultsFile } from './tier.mjs';

/** The simulator's own key, made up: Sign In… offers what the environment holds, so that tests can sign in without a keyboard. */
export const testKey = 'pskey_made_up_admin';

/** Nobody listens there: a test that forgets the simulator reaches nothing, least of all the real service. */
export const nowhere = 'http://127.0.0.1:9/v1';

/**
 * The compiled host tests inside a host's extension host, against the unpacked VSIX.
 * @param {import('./hosts.mjs').InstalledHost} host
 * @param {{ browser: string, extension: string, grep?: string }} options
 * @returns {import('./tier.mjs').Tier}
 */
export function hostTier(host, options) {
  return { name: `host ${host.name} (VS Code ${host.vscode})`, run: say => runHostTests(host, options, say) };
}

async function runHostTests(host, options, say) {
  const trusted = await runOnce(host, options, say);
  const untrusted = await runOnce(host, { ...options, workspaceTrust: true }, say);
  return { passed: trusted.passed + untrusted.passed, failed: trusted.failed + untrusted.failed };
}

/** What a folder from somewhere could bring along: none of it may count where the folder is not trusted. */
const hostile = {
  'paperspaceDrives.apiUrl': 'https://elsewhere.example/v1',
  'paperspaceDrives.mountTarget': 'docker',
  'paperspaceDrives.mountPath': '/elsewhere/${name}',
  'paperspaceDrives.mountOptions': ['elsewhere'],
  'paperspaceDrives.snippetPassword': 'prompt',
  'paperspaceDrives.clearClipboardAfter': 0,
  'paperspaceDrives.confirmDelete': 'click',
  'paperspaceDrives.sizes': [7],
  // By this the test sees that the file was read.
  'editor.tabSize': 7,
};

function runOnce(host, { browser, extension, grep = '', workspaceTrust = false }, say) {
  return withResultsFile(async results => {
    const report = path.join(path.dirname(results), 'report.txt');
    const env = { PAPERSPACE_API_KEY: testKey, TEST_RESULTS: results, TEST_REPORT: report, TEST_GREP: grep };
    const certificates = await trustedCertificates(path.dirname(results));
    const server = await startHostServer(host, {
      settings: { 'paperspaceDrives.apiUrl': nowhere },
      userSettings: workspaceTrust
        ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }
        : {},
      workspaceTrust,
      smokeTestDriver: true,
      env: { ...env, ...certificates, TEST_UNTRUSTED: workspaceTrust ? 'yes' : '' },
    });
    if (workspaceTrust) writeSettings(path.join(server.workspace, '.vscode'), hostile);
    try {
      const entry = path.join(out, 'test/host/index.cjs');
      const log = await runInExtensionHost(server, { browser, extensions: [extension], entry });
      if (fs.existsSync(report)) say(fs.readFileSync(report, 'utf8'));
      if (!fs.existsSync(results)) {
        say(`the tests did not end; the end of the log:\n${log.slice(-20).join('\n')}`);
        // Where the extension host itself has crashed, only the server knows why.
        say(`and of the server's:\n${server.output().slice(-3000)}`);
      }
    } finally {
      await server.stop();
    }
  });
}

/**
 * More certificates that Node trusts, with their keys for test/host/trusted.ts: for an address of nobody's, behind a proxy, and
 * for this computer, one of them when it is too late.
 * @param {string} folder
 */
async function trustedCertificates(folder) {
  const { selfSigned } = await tsImport('../../test/unit/api/selfSigned.ts', import.meta.url);
  const certificates = {
    elsewhere: selfSigned({ ip: '192.0.2.1', name: 'elsewhere' }),
    here: selfSigned({ name: 'here' }),
    expired: selfSigned({ name: 'expired', to: '210101000000Z' }),
  };
  const [file, withKeys] = ['trusted.pem', 'trusted.json'].map(name => path.join(folder, name));
  fs.writeFileSync(
    file,
    Object.values(certificates)
      .map(({ cert }) => cert)
      .join(''),
  );
  fs.writeFileSync(withKeys, JSON.stringify(certificates));
  return { NODE_EXTRA_CA_CERTS: file, TEST_CERTIFICATES: withKeys };
}
