import type { WorldOptions } from '../../simulator/simulator';
import { signInTo } from '../signedIn';
import { useWorkbench } from '../useWorkbench';
import type { Workbench, WorkbenchOptions } from '../workbench';

type Team = NonNullable<NonNullable<WorldOptions['seed']>['teams']>[number];

const options: WorkbenchOptions = {};
const keys = [{ key: 'pskey_made_up_admin', access: 'admin', email: 'ada@acme.example' } as const];

/** For a `describe`: the window that the suites of this folder share, signed in to a team that has what is given. */
export function useMachinesWindow(has: Pick<Team, 'networks' | 'drives' | 'machines'>): Workbench {
  const workbench = useWorkbench(options, true);
  const seed = { teams: [{ name: 'Acme', namespace: 'acme', keys, ...has }] };
  before('sign in to that team', () => signInTo(workbench, { seed }));
  return workbench;
}
