import type { Services } from '../../services';

/** Resolves to `{ drives, complete }`. Of all teams. The view says why a list is not whole, so that nothing is shown twice. */
export async function run({ accounts, view }: Services): Promise<object> {
  const read = await view.refresh();
  const lists = (read.length > 0 ? read : await accounts.required()).map(({ list }) => list);
  return {
    drives: lists.reduce((sum, { store }) => sum + store.drives.length, 0),
    complete:
      accounts.unreadable.length === 0 && lists.every(({ state }) => state.loaded === 'whole' && !state.problem),
  };
}
