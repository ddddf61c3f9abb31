import { env } from 'vscode';
import type { Drive } from '../../../core/drives/drive';
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
  await env.clipboard.writeText(text);
  return text;
}
