import type { Services } from '../../services';

export function run({ accounts }: Services): void {
  for (const { list } of accounts.known) list.stop();
}
