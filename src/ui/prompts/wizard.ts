import type { Answer } from './answer';

/** A step's answer, or another step to go on with (counted from 0). */
export type StepAnswer = Answer<unknown> | { readonly kind: 'goTo'; readonly step: number };

export interface Position {
  /** From 1, as people count. */
  readonly step: number;
  readonly totalSteps: number;
  readonly back: boolean;
}

/** One prompt of several. It reads and keeps its answer in the wizard's own state. */
export interface Step {
  /** Known from the start, so not asked on the way; going back or `goTo` still reaches it. */
  readonly known: boolean;
  /** There is nothing to ask: it is not counted, and Back passes it. */
  readonly isAbsent?: boolean;
  readonly run: (position: Position) => Promise<StepAnswer>;
}

/**
 * Asks one step after another, from the first that is not known or from `from`; Back returns to the one before, its
 * answer kept. Resolves to true when the last one is answered, to false when somebody backed out.
 */
export async function runWizard(steps: readonly Step[], from?: number): Promise<boolean> {
  const next = (at: number): number => (steps[at]?.known || steps[at]?.isAbsent ? next(at + 1) : at);
  const present = (upTo?: number) => steps.slice(0, upTo).filter(({ isAbsent }) => !isAbsent);
  for (let at = from ?? next(0); ;) {
    const step = steps[at];
    if (!step) return true;
    const before = present(at);
    const answer = await step.run({ step: before.length + 1, totalSteps: present().length, back: before.length > 0 });
    if (!answer) return false;
    if (answer.kind === 'goTo') at = answer.step;
    else at = answer.kind === 'back' ? steps.findLastIndex((each, i) => i < at && !each.isAbsent) : next(at + 1);
  }
}
