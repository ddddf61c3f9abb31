import type { Services } from '../../services';

export function run({ accounts }: Services): void {
  accounts.known?.list.stop();
}
