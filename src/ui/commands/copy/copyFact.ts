import type { Drive } from '../../../core/drives/drive';
import { NothingToCopy } from '../../problems';
import { writeClipboard } from '../../secretClipboard';
import type { Services } from '../../services';
import type { Call } from '../command';
import { driveNow } from '../driveNow';
import { whichDrive } from '../whichDrives';

/** Copies something that is known of a drive. Resolves to what was copied. */
export async function copyFact(
  services: Services,
  call: Call,
  title: string,
  fact: (drive: Drive) => string,
): Promise<string | undefined> {
  const chosen = await whichDrive(services, call, title);
  return chosen && copyText(fact(await driveNow(chosen.account, chosen.id)));
}

export async function copyText(text: string): Promise<string> {
  await writeClipboard(text);
  return text;
}

/** The fact itself; rejects if there is none: an empty clipboard would look like a mistake of the person's. */
export function copyable(drive: Drive, fact: NothingToCopy['fact'], text: string): string {
  if (text === '') throw new NothingToCopy(drive.name, fact);
  return text;
}
