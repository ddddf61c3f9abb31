/** How a prompt ended: with a value, with its Back button, or backed out of altogether (undefined). */
export type Answer<T> = { readonly kind: 'chosen'; readonly value: T } | { readonly kind: 'back' } | undefined;

/** Where a prompt stands in a row of prompts. VS Code shows `(2/5)` behind the title. */
export interface StepOf {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  /** Whether there is something to go back to. */
  readonly back?: boolean;
  /** Closes the prompt, as Escape does, when whoever wanted the answer does not any more. */
  readonly signal?: AbortSignal | undefined;
}
