import type { Services } from '../../services';

export function run({ log }: Services): void {
  log.show();
}
