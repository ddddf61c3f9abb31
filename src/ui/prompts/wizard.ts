import type { Answer } from './answer';

/** One prompt of several. It reads and keeps its answer in the wizard's own state. */
export type Step = (position: { readonly step: number; readonly totalSteps: number; readonly back: boolean }) => Promise<Answer<unknown>>;

/**
 * Asks one step after another; Back returns to the one before with its answer kept.
 * Resolves to true when the last one is answered, to false when somebody backed out.
 */
export async function runWizard(steps: readonly Step[], from = 0): Promise<boolean> {
  for (let at = from; ; ) {
    const step = steps[at];
    if (!step) return true;
    const answer = await step({ step: at + 1, totalSteps: steps.length, back: at > 0 });
    if (!answer) return false;
    at += answer.kind === 'back' ? -1 : 1;
  }
}
