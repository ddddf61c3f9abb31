import { chromium } from 'playwright-core';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/lib/chromium.mjs';
import { freshFolder } from '../../scripts/lib/freshFolder.mjs';

export interface PageOptions {
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A browser with one person's profile. Its pages share what VS Code keeps in a browser: secrets, state, compiled code. */
export interface Profile {
  newPage(options: PageOptions): Promise<Page>;
  /** Leaves every page and forgets what they stored. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** @param origin of the workbench's server, such as `http://127.0.0.1:40123/` */
export async function startProfile(origin: string): Promise<Profile> {
  const { folder, remove } = freshFolder('profile');
  const context = await startBrowser(folder, {
    permissions: ['clipboard-read', 'clipboard-write'],
    // What moves is drawn by the processor here, and would be half of its work.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(45_000);
  await context.addInitScript(mintKey);
  // One page in English is used again: its process has VS Code's script in memory.
  const [kept] = context.pages();
  if (!kept) throw new Error('a browser starts with a page');
  return {
    newPage: async ({ language, viewport }) => {
      await context.addCookies([{ name: 'vscode-secret-key-path', value: '/mint-key', url: origin }]);
      const page = kept.url() === nowhere && !language ? kept : await context.newPage();
      await page.setViewportSize(viewport ?? { width: 1280, height: 800 });
      if (language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
      return page;
    },
    forget: async () => {
      for (const page of context.pages()) {
        // By leaving, the workbench tells its server, which then ends the extension host.
        await page.goto(nowhere);
        if (page !== kept) await page.close();
      }
      await clearStorage(context, kept, origin);
    },
    close: async () => {
      await context.close();
      remove();
    },
  };
}

const nowhere = 'about:blank';

/**
 * Without this key, and the cookie that names its address, the workbench keeps secrets in memory: gone after a reload, unknown
 * to a second window. Not a route of the context: with one, the browser caches nothing, neither files nor compiled code.
 */
const mintKey = `{
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) =>
    String(input).endsWith('/mint-key') ? Promise.resolve(new Response(new Uint8Array(32).fill(7))) : real(input, init);
}`;

async function startBrowser(folder: string, options: BrowserContextOptions): Promise<BrowserContext> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge: `npm run test:ui` installs one, or says how');
  // Its files rest on the disk: in memory there is no room for VS Code's script of 19 MB, nor for what was compiled of it.
  const args = [...chromiumArgs, '--disk-cache-size=1000000000'];
  return chromium.launchPersistentContext(folder, { ...options, executablePath, args });
}

async function clearStorage(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const storageTypes = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';
  await session.send('Storage.clearDataForOrigin', { origin: new URL(origin).origin, storageTypes });
  await session.detach();
}
