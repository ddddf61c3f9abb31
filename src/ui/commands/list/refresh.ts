import type { Services } from '../../services';

/** Resolves to `{ drives, complete }`. The view says why a list is not whole, so that nothing is shown twice. */
export async function run({ accounts, view }: Services): Promise<object> {
  const account = (await view.refresh()) ?? (await accounts.required());
  const { state, store } = account.list;
  return { drives: store.drives.length, complete: state.loaded === 'whole' && !state.problem };
}
