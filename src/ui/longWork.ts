import { l10n, window } from 'vscode';
import { visibleLabel } from '../core/text/visible';

/** In ms: what has ended by then would only flash. */
const shownAfter = 300;

/** Runs the bar above the rows while it is under way. */
export function showingInView<T>(work: Promise<T>): Promise<T> {
  return Promise.resolve(window.withProgress({ location: { viewId: 'paperspaceDrives.drives' } }, () => work));
}

/**
 * Names work in the status bar while it is under way, and only then; pressed, it leads to the view. VS Code's own progress
 * there has neither a tooltip nor anything that happens when it is pressed.
 *
 * @param work is given how to say what it is at
 */
export async function showingWork<T>(title: string, work: (say: (what: string) => void) => Promise<T>): Promise<T> {
  // Without an id: items of one id would be one item, and two drives can be created at once.
  const item = window.createStatusBarItem();
  const say = (text: string) => {
    item.text = `$(loading~spin) ${visibleLabel(text)}`;
    // Else nobody would hear of it: VS Code has made the bar silent, whose own progress is heard by none.
    item.accessibilityInformation = { label: text, role: 'status' };
  };
  say(title);
  item.name = l10n.t('Paperspace: work under way');
  item.tooltip = l10n.t('Show the shared drives');
  item.command = 'paperspaceDrives.drives.focus';
  const show = setTimeout(() => item.show(), shownAfter);
  try {
    return await work(what => say(`${title}: ${what}`));
  } finally {
    clearTimeout(show);
    item.dispose();
  }
}
