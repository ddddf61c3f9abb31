import { homedir } from 'node:os';
import { l10n } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
import { absolute } from '../../../core/mount/here/mountPlan';
import { defaultMountPath, mountDirectory, withId } from '../../../core/mount/mountDirectory';
import type { MountIndex } from '../../../core/mount/table/mountIndex';
import { visible } from '../../../core/text/visible';
import { BadArgument } from '../../problems';
import { ask } from '../../prompts/ask';
import { pick } from '../../prompts/pick';
import { runWizard, type Position } from '../../prompts/wizard';
import { settings } from '../../settings';
import { textGiven } from '../arguments';
import { directoryProblem } from '../../words/mount';

/** What a person wants of a mount on this host. */
export interface HereWish {
  /** As typed: absolute or `~/…`. */
  readonly directory: string;
  readonly atEveryStart: boolean;
  /** A version of the protocol to insist on, after a failure that may be due to it. */
  readonly vers: string | undefined;
}

type Given = Readonly<Record<string, unknown>>;

/** Asks for what is not given. Undefined: backed out. */
export async function askMount(
  drive: Drive,
  drives: readonly Drive[],
  mounts: MountIndex,
  given: Given,
): Promise<HereWish | undefined> {
  const title = l10n.t('Mount {0} Here', visible(drive.name));
  const vers = textGiven(given, 'vers');
  const known = { directory: directoryGiven(given), atEveryStart: atEveryStartGiven(given) };
  let directory = known.directory ?? usual(drive, drives, mounts);
  let atEveryStart = known.atEveryStart ?? false;
  const done = await runWizard([
    {
      known: known.directory !== undefined,
      run: async position => {
        const answer = await askDirectory({ title, ...position }, directory);
        if (answer?.kind === 'chosen') directory = answer.value;
        return answer;
      },
    },
    {
      known: known.atEveryStart !== undefined,
      run: async position => {
        const answer = await askHowLong({ title, ...position }, atEveryStart);
        if (answer?.kind === 'chosen') atEveryStart = answer.value.atEveryStart;
        return answer;
      },
    },
  ]);
  return done ? { directory, atEveryStart, vers } : undefined;
}

/**
 * By the setting, with the id behind it where another drive is mounted there: one of another team may have the same name.
 * Nothing where the setting cannot be used, and the box says why what is typed cannot.
 */
function usual(drive: Drive, drives: readonly Drive[], mounts: MountIndex): string {
  const found = mountDirectory(settings.mountPath() ?? defaultMountPath.linux, drive, drives);
  if (!found.ok) return '';
  const { shown } = found.directory;
  return mounts.shareAt(absolute(found.directory, homedir())) === undefined ? shown : withId(shown, drive);
}

function directoryGiven(given: Given): string | undefined {
  const directory = textGiven(given, 'directory');
  if (directory !== undefined && directoryProblem(directory) !== undefined) throw new BadArgument('directory');
  return directory;
}

function atEveryStartGiven({ atEveryStart }: Given): boolean | undefined {
  if (atEveryStart !== undefined && typeof atEveryStart !== 'boolean') throw new BadArgument('atEveryStart');
  return atEveryStart;
}

type Titled = Position & { readonly title: string };

const askDirectory = (position: Titled, value: string) =>
  ask({
    ...position,
    value,
    prompt: l10n.t('Directory on this machine; it is made if it is not there'),
    validate: directoryProblem,
  });

const askHowLong = (position: Titled, atEveryStart: boolean) =>
  pick({
    ...position,
    placeholder: l10n.t('How long?'),
    items: [
      {
        label: `$(debug-start) ${l10n.t('Until the next restart')}`,
        detail: l10n.t('Nothing stays on the machine after that but an empty directory.'),
        atEveryStart: false,
      },
      {
        label: `$(sync) ${l10n.t('At every start')}`,
        detail: l10n.t('Adds a line to /etc/fstab; root alone can read the credentials in /etc/paperspace-drives.'),
        atEveryStart: true,
      },
    ],
    isActive: item => item.atEveryStart === atEveryStart,
  });
