import type { Services } from '../../services';
import type { Call } from '../command';
import { beginDraft, create } from './createDrive';

/**
 * A row's menu and a button in the view's title pass the same arguments (the title the focused row: tried on both hosts),
 * but only the former means the row. So the title has a command of its own, which proposes the region and still asks.
 */
export async function run(services: Services, call: Call): Promise<object | undefined> {
  return create(services, await beginDraft(services, call), new Set());
}
