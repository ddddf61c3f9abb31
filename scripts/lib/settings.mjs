import fs from 'node:fs';
import path from 'node:path';

/** Nothing of VS Code's own in the way of what is tested or shown. */
export const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  // Nor a message for each port that the simulator listens on.
  'remote.autoForwardPorts': false,
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
};

/**
 * @param {string} folder where VS Code looks for a settings.json
 * @param {Record<string, unknown>} settings
 */
export function writeSettings(folder, settings) {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/** Sign In… offers the key of the environment: a developer's own is neither for the tests nor for the simulator. */
export const noKey = { PAPERSPACE_API_KEY: undefined, PAPERSPACE_API_URL: undefined };
