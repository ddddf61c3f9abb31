import { Uri, workspace, type Disposable } from 'vscode';
import type { Services } from './services';

const scheme = 'paperspace-drive';

/** Documents with a drive's facts. Registered from the start, because VS Code opens those of the last session again. */
export function registerDetails({ accounts }: Pick<Services, 'accounts'>): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ query }) => {
      const { driveDetails } = await import('./words/details');
      return driveDetails(await accounts.required(), query);
    },
  });
}

/** The path names the tab and, by its ending, the language; the query says which drive. */
export function detailsUri(id: string, name: string): Uri {
  const file = name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 80);
  return Uri.from({ scheme, path: `/${file === '' ? id : file}.yaml`, query: id });
}
