import type { Memento } from 'vscode';
import type { Form } from '../../../core/mount/refusal';
import { targets } from '../../../core/mount/targets';

const key = 'paperspaceDrives.lastSnippet';

/** What Copy Mount Snippet As… was last used for in this workspace. */
export interface SnippetChoice {
  readonly target: string;
  readonly form: Form;
}

/** Undefined: nothing yet, or what another version knew. */
export function lastChoice(state: Memento): SnippetChoice | undefined {
  const kept = state.get<unknown>(key);
  return targets
    .flatMap(({ id, forms }) => forms.map(form => ({ target: id, form })))
    .find(({ target, form }) => kept === `${target} ${form}`);
}

export async function keepChoice(state: Memento, { target, form }: SnippetChoice): Promise<void> {
  await state.update(key, `${target} ${form}`);
}
