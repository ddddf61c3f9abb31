import { homedir, userInfo } from 'node:os';
import { l10n } from 'vscode';
import { hasHelper } from '../../../core/mount/check/linuxSupport';
import { planMount, type MountPlan } from '../../../core/mount/here/mountPlan';
import { mountCommand } from '../../../core/mount/here/terminalCommand';
import { settingAtFault } from '../../../core/mount/refusal';
import { visible } from '../../../core/text/visible';
import type { Account } from '../../account/account';
import { showingWork } from '../../longWork';
import { openSettingsButton, refuse } from '../../messages';
import { runInTerminal, type RunEnd } from '../../mount/terminalRun';
import type { Services } from '../../services';
import { settings } from '../../settings';
import { refusalWords } from '../../words/refusal';
import { readySecretNow } from '../copy/secretNow';
import type { HereWish } from './askMount';
import { tellHelperMissing, tellUnmounted } from './mountFailed';

/** Mounts in a terminal. Resolves to the directory; to undefined, with the reason said, when it did not come to that. */
export async function mountOnLinux(
  services: Services,
  account: Account,
  id: string,
  wish: HereWish,
): Promise<string | undefined> {
  // Asked first: nothing secret is fetched for a mount that cannot be.
  if (!(await hasHelper())) {
    tellHelperMissing({ id, wish });
    return undefined;
  }
  const { drive, password } = await readySecretNow(account, id);
  const { vers } = wish;
  const plan = planMount(
    {
      drive,
      drives: [],
      password,
      mountPath: wish.directory,
      mountOptions: [...settings.mountOptions(), ...(vers === undefined ? [] : [`vers=${vers}`])],
      atEveryStart: wish.atEveryStart,
      replace: vers !== undefined,
    },
    { ...userInfo(), home: homedir() },
  );
  if (!plan.ok) {
    const setting = settingAtFault(plan.refusal);
    const text = l10n.t('Nothing was mounted. {0}', refusalWords(plan.refusal));
    refuse(text, ...(setting ? [openSettingsButton(setting)] : []));
    return undefined;
  }
  const end = await watch(services, plan, drive.name);
  const [directory] = (await services.mounts.lookAfterChange()).directoriesOf(drive.mountPoint);
  if (directory === undefined) await tellUnmounted(end, { id, wish });
  return directory;
}

async function watch({ mounts, storage }: Services, plan: MountPlan, name: string): Promise<RunEnd> {
  const { secret, script } = plan;
  const title = l10n.t('Mount {0}', visible(name));
  return showingWork(l10n.t('Mounting {0}…', visible(name)), () =>
    runInTerminal(mounts, {
      drive: plan.id,
      name: title,
      storage,
      secret,
      script,
      command: file => mountCommand(file, plan),
    }),
  );
}
