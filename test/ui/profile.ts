import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/lib/chromium.mjs';

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
  const browser = await startBrowser();
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    // What moves is drawn by the processor here, and would be half of its work.
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(45_000);
  // Without these the workbench keeps secrets in memory: gone after a reload, unknown to a second window.
  await context.route('**/mint-key', route => route.fulfill({ body: Buffer.alloc(32, 7) }));
  // One page in English is used again: its process has compiled VS Code, which takes 20 s of computing otherwise, not 4.
  const kept = await context.newPage();
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
    close: () => browser.close(),
  };
}

const nowhere = 'about:blank';

async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium, Chrome or Edge: `npm run test:ui` installs one, or says how');
  return chromium.launch({ executablePath, args: chromiumArgs });
}

async function clearStorage(context: BrowserContext, page: Page, origin: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const storageTypes = 'cookies,file_systems,indexeddb,local_storage,service_workers,cache_storage';
  await session.send('Storage.clearDataForOrigin', { origin: new URL(origin).origin, storageTypes });
  await session.detach();
}
