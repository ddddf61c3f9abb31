import { window, type Disposable, type Uri } from 'vscode';
import { described } from './log';
import { tellFailure } from './messages';
import { NoSuchDrive, NotSignedIn } from './problems';
import type { Services } from './services';

/** `…://shared-drives.paperspace-shared-drives/drive/<id>` shows a drive in the view, and does nothing else. */
export function registerLinkHandler(services: Services): Disposable {
  const open = async (uri: Uri): Promise<void> => {
    const [, id] = /^\/drive\/([A-Za-z0-9_-]+)$/.exec(uri.path) ?? [];
    if (id === undefined) return;
    try {
      await reveal(services, id);
    } catch (error) {
      services.log.error(`link: ${described(error)}`);
      tellFailure(error, () => open(uri));
    }
  };
  return window.registerUriHandler({ handleUri: open });
}

async function reveal({ accounts, view }: Services, id: string): Promise<void> {
  const account = await accounts.current();
  if (!account) throw new NotSignedIn();
  if (account.list.state.loaded !== 'whole') await view.refresh();
  if (!(await view.reveal(id))) throw new NoSuchDrive();
}
