// What runs inside the browser's page, where TypeScript's types know no DOM. Playwright sends each function's text there, so
// none may use anything outside itself, nor name a function inside (tsx would wrap that in a helper the page does not have).

/**
 * @typedef {object} TreeRow
 * @property {string} text
 * @property {string} description what stands beside it in grey
 * @property {number} level 1 at the top
 * @property {boolean | undefined} expanded undefined where there is nothing to expand
 * @property {boolean} focused
 * @property {boolean} selected
 * @property {string} label what a screen reader says
 *
 * @param {any[]} rows
 * @returns {TreeRow[]}
 */
export function readTreeRows(rows) {
  return rows
    .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
    .map(row => ({
      text: row.querySelector('.label-name')?.textContent ?? '',
      description: row.querySelector('.label-description')?.textContent ?? '',
      level: Number(row.getAttribute('aria-level')),
      expanded: row.hasAttribute('aria-expanded') ? row.getAttribute('aria-expanded') === 'true' : undefined,
      focused: row.classList.contains('focused'),
      selected: row.getAttribute('aria-selected') === 'true',
      label: row.getAttribute('aria-label') ?? '',
    }));
}

/**
 * @typedef {object} QuickItem
 * @property {string} label
 * @property {string} description
 * @property {string} detail
 * @property {boolean} focused
 * @property {boolean | undefined} checked undefined where one cannot check
 * @property {string} separator the group that begins with it
 * @property {string[]} buttons
 *
 * @typedef {object} QuickInput
 * @property {string} title without its step
 * @property {string} step `2/5`, or empty
 * @property {string} placeholder
 * @property {string} value
 * @property {boolean} password whether what is typed is hidden
 * @property {string} message the prompt, or what is wrong
 * @property {'error' | 'warning' | 'info' | ''} severity
 * @property {boolean} busy
 * @property {boolean} enabled
 * @property {string[]} buttons of the title bar, and beside the box
 * @property {QuickItem[]} items those in sight
 *
 * @param {any[]} widgets
 * @returns {QuickInput | undefined} undefined when none is open
 */
export function readQuickInput(widgets) {
  const widget = widgets.find(each => each.offsetParent !== null || each.getClientRects().length > 0);
  if (!widget) return undefined;
  const input = widget.querySelector('.quick-input-box input');
  const box = widget.querySelector('.quick-input-box .monaco-inputbox');
  const message = widget.querySelector('.quick-input-message');
  const titleBox = widget.querySelector('.quick-input-title');
  const title = titleBox?.style.display === 'none' ? '' : (titleBox?.textContent ?? '').trim();
  const step = /^(?:(.*) \()?(\d+\/\d+)\)?$/.exec(title);
  return {
    title: step ? (step[1] ?? '') : title,
    step: step?.[2] ?? '',
    placeholder: input?.placeholder ?? '',
    value: input?.value ?? '',
    password: input?.type === 'password',
    message: message && message.style.display !== 'none' ? message.textContent : '',
    severity: /** @type {const} */ (['error', 'warning', 'info']).find(each => box?.classList.contains(each)) ?? '',
    busy: widget.querySelector('.quick-input-progress.active') !== null,
    enabled: input?.disabled !== true,
    buttons: [
      ...widget.querySelectorAll('.quick-input-titlebar .action-label, .quick-input-inline-action-bar .action-label'),
    ].map(button => button.getAttribute('aria-label') ?? ''),
    items: [...widget.querySelectorAll('.quick-input-list .monaco-list-row')]
      .filter(row => row.getClientRects().length > 0)
      .sort((a, b) => Number(a.getAttribute('data-index')) - Number(b.getAttribute('data-index')))
      .map(row => ({
        label: row.querySelector('.quick-input-list-label .label-name, .label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        detail: row.querySelector('.quick-input-list-label-meta')?.textContent ?? '',
        focused: row.classList.contains('focused'),
        checked: row.hasAttribute('aria-checked') ? row.getAttribute('aria-checked') === 'true' : undefined,
        separator: row.querySelector('.quick-input-list-separator')?.textContent ?? '',
        buttons: [...row.querySelectorAll('.quick-input-list-entry-action-bar .action-label')].map(
          button => button.getAttribute('aria-label') ?? '',
        ),
      })),
  };
}

/**
 * @typedef {object} Notification
 * @property {'info' | 'warning' | 'error' | ''} severity
 * @property {string} text
 * @property {string[]} buttons
 * @property {boolean} progress whether it tells progress
 *
 * @param {any[]} items
 * @returns {Notification[]}
 */
export function readNotifications(items) {
  return items
    .filter(item => item.getClientRects().length > 0)
    .map(item => ({
      severity:
        /** @type {const} */ (['info', 'warning', 'error']).find(each =>
          item.querySelector('.notification-list-item-icon')?.classList.contains(`codicon-${each}`),
        ) ?? '',
      text: item.querySelector('.notification-list-item-message')?.textContent ?? '',
      buttons: [
        ...item.querySelectorAll(
          '.notification-list-item-buttons-container .monaco-button:not(.monaco-dropdown-button)',
        ),
      ].map(button => button.textContent),
      progress: item.querySelector('.monaco-progress-container.active') !== null,
    }));
}

/**
 * @typedef {object} Dialog
 * @property {string} message
 * @property {string} detail
 * @property {string[]} buttons
 *
 * @param {any[]} boxes
 * @returns {Dialog | undefined}
 */
export function readDialog(boxes) {
  const box = boxes[0];
  if (!box) return undefined;
  return {
    message: box.querySelector('.dialog-message-text')?.textContent ?? '',
    detail: box.querySelector('.dialog-message-detail')?.textContent ?? '',
    buttons: [...box.querySelectorAll('.dialog-buttons .monaco-button')].map(button => button.textContent),
  };
}

/**
 * @typedef {object} MenuItem
 * @property {string} text
 * @property {boolean} enabled
 *
 * @param {any[]} items
 * @returns {MenuItem[]}
 */
export function readMenu(items) {
  return items
    .filter(item => !item.querySelector('.separator') && !item.classList.contains('separator'))
    .map(item => ({
      text: item.querySelector('.action-label')?.textContent ?? '',
      enabled: !item.classList.contains('disabled') && !item.querySelector('[aria-disabled=true]'),
    }));
}

/**
 * @param {any[]} elements
 * @returns {string[]} the texts of those in sight
 */
export function readTexts(elements) {
  return elements.filter(each => each.getClientRects().length > 0).map(each => each.textContent);
}

/**
 * @param {any[]} elements
 * @returns {string[]} what a screen reader calls those in sight
 */
export function readLabels(elements) {
  return elements
    .filter(each => each.getClientRects().length > 0)
    .map(each => each.getAttribute('aria-label') ?? each.textContent);
}

/**
 * @param {any[]} elements
 * @returns {string[]} the texts of those in sight that do not fit into the line they stand in
 */
export function readCutOff(elements) {
  const cut = [];
  for (const each of elements) {
    // Which box around the text cuts it off is another one from host to host.
    for (let box = each; box && !box.matches('.monaco-list-row'); box = box.parentElement) {
      if (box.clientWidth === 0 || box.scrollWidth <= box.clientWidth + 1) continue;
      cut.push(each.textContent);
      break;
    }
  }
  return cut;
}

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {boolean} done
 * @property {string[]} buttons of the step that is open
 *
 * @param {any[]} steps of a walkthrough
 * @returns {Step[]}
 */
export function readSteps(steps) {
  return steps
    .filter(step => step.getClientRects().length > 0)
    .map(step => ({
      title: step.querySelector('.step-title')?.textContent ?? '',
      done: step.querySelector('[role=checkbox]')?.getAttribute('aria-checked') === 'true',
      buttons: [...step.querySelectorAll('.monaco-button')]
        .filter(button => button.getClientRects().length > 0)
        .map(button => button.textContent),
    }));
}

/**
 * @param {any} text inside a picture
 * @returns {number} how far its colour is from that of the page it lies on, as WCAG measures contrast: 1 to 21
 */
export function readContrast(text) {
  const window = text.ownerDocument.defaultView;
  const colors = [window.getComputedStyle(text).fill];
  const ground = window
    .getComputedStyle(text.ownerDocument.documentElement)
    .getPropertyValue('--vscode-sideBar-background');
  const probe = text.ownerDocument.createElement('div');
  // As an attribute, a style would be refused by the page's policy.
  probe.style.color = ground;
  text.ownerDocument.body.append(probe);
  colors.push(window.getComputedStyle(probe).color);
  probe.remove();
  const [one, other] = colors.map(color => {
    const [r, g, b] = color.match(/[\d.]+/g).map(part => {
      const share = Number(part) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  });
  return Math.max(one / other, other / one);
}

/**
 * @param {any} body of the page
 * @returns {string} what a screen reader calls the thing that has the keyboard's focus
 */
export function readFocus(body) {
  const focus = body.ownerDocument.activeElement;
  const row = focus.getAttribute('aria-activedescendant');
  const named = row ? body.ownerDocument.getElementById(row) : focus;
  return named?.getAttribute('aria-label') ?? named?.textContent ?? '';
}

/**
 * @param {any[]} rows of a tree
 * @returns {{ icon: string, text: string }[]} the colours of their icons and of their names
 */
export function readRowColors(rows) {
  return rows.map(row => {
    const [icon, text] = ['.custom-view-tree-node-item-icon', '.label-name'].map(
      selector => row.ownerDocument.defaultView.getComputedStyle(row.querySelector(selector)).color,
    );
    return { icon, text };
  });
}

/**
 * @typedef {object} StatusItem
 * @property {string} text
 * @property {string} label what screen readers hear
 *
 * @param {any[]} items
 * @returns {StatusItem[]}
 */
export function readStatusItems(items) {
  return items.map(item => ({
    text: item.textContent.trim(),
    label: (item.querySelector('[aria-label]') ?? item).getAttribute('aria-label') ?? '',
    // What is said without being looked at: VS Code has made the whole bar silent, and the nearest one counts.
    live: item.querySelector('[aria-live], [role=status], [role=alert]')?.getAttribute('role') ?? '',
  }));
}
