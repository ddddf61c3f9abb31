import {
  InputBoxValidationSeverity,
  QuickInputButtons,
  window,
  type InputBox,
  type InputBoxValidationMessage,
  type QuickInputButton,
} from 'vscode';
import type { Answer, StepOf } from './answer';

/** A text refuses the value, a message may only warn; undefined is fine. */
export type Verdict = string | InputBoxValidationMessage | undefined;

export interface AskOptions extends StepOf {
  readonly prompt: string;
  readonly value?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** What to say when the box opens, e.g. why the service refused the value in it. */
  readonly problem?: Verdict;
  /** Told of every keystroke, so that what was typed outlives the Back button. */
  readonly onType?: (value: string) => void;
  /** Checked while typing. An error keeps the box open on Enter. */
  readonly validate?: (value: string) => Verdict;
  /** Checked on Enter besides, for what is no mistake yet while it is being typed. */
  readonly validateWhole?: (value: string) => Verdict;
  /** Tried on Enter, the box busy meanwhile; a verdict keeps the box open with it. `signal` ends with the box. */
  readonly attempt?: (value: string, signal: AbortSignal) => Promise<Verdict>;
  readonly button?: { readonly button: QuickInputButton; readonly onClick: () => void };
}

/** One line of text. Losing focus loses nothing; Escape answers undefined and gives up an attempt under way. */
export async function ask(options: AskOptions): Promise<Answer<string>> {
  if (options.signal?.aborted) return undefined;
  const box = window.createInputBox();
  const closed = new AbortController();
  try {
    return await new Promise<Answer<string>>((resolve, reject) => {
      describe(box, options);
      box.onDidChangeValue(value => {
        options.onType?.(value);
        box.validationMessage = options.validate?.(value);
      });
      box.onDidAccept(() => {
        accept(box, options, closed.signal).then(done => done && resolve({ kind: 'chosen', value: box.value }), reject);
      });
      box.onDidTriggerButton(button => {
        if (button === QuickInputButtons.Back) resolve({ kind: 'back' });
        else options.button?.onClick();
      });
      box.onDidHide(() => resolve(undefined));
      options.signal?.addEventListener('abort', () => resolve(undefined));
      box.show();
    });
  } finally {
    closed.abort();
    box.dispose();
  }
}

function describe(box: InputBox, options: AskOptions): void {
  box.title = options.title;
  box.step = options.step;
  box.totalSteps = options.totalSteps;
  box.prompt = options.prompt;
  box.value = options.value ?? '';
  box.placeholder = options.placeholder;
  box.password = options.password ?? false;
  box.ignoreFocusOut = true;
  box.validationMessage = options.problem ?? (box.value === '' ? undefined : options.validate?.(box.value));
  box.buttons = [...(options.back ? [QuickInputButtons.Back] : []), ...(options.button ? [options.button.button] : [])];
}

/** Whether the value stands. A second Enter while the first is being tried does nothing. */
async function accept(box: InputBox, options: AskOptions, signal: AbortSignal): Promise<boolean> {
  if (!box.enabled) return false;
  const verdict = [options.validate, options.validateWhole].map(check => check?.(box.value)).find(isRefusal);
  if (verdict !== undefined) {
    box.validationMessage = verdict;
    return false;
  }
  if (!options.attempt) return true;
  box.enabled = false;
  box.busy = true;
  box.validationMessage = undefined;
  const problem = await options.attempt(box.value, signal);
  if (signal.aborted) return false;
  box.enabled = true;
  box.busy = false;
  box.validationMessage = problem;
  return problem === undefined;
}

function isRefusal(verdict: Verdict): verdict is string | InputBoxValidationMessage {
  // Anything less than an error lets the value pass.
  return typeof verdict === 'string' ? verdict !== '' : verdict?.severity === InputBoxValidationSeverity.Error;
}
