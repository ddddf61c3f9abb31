import { cmdQuote } from '../quoting';
import type { SnippetFacts, Target } from '../target';

/** cmd. `*` makes `net` ask: a password with `%` or `"` cannot be quoted dependably, so there is no `include` form. */
export const cmd: Target = { id: 'cmd', language: 'bat', system: 'windows', forms: ['prompt'], refuse, render };

function refuse(facts: SnippetFacts): ReturnType<NonNullable<Target['refuse']>> {
  const quoted = cmdQuote(facts.username);
  if (quoted.ok) return undefined;
  return { kind: 'cannotQuote', target: 'cmd', field: 'username', character: quoted.character };
}

function render(facts: SnippetFacts): string {
  // Host and share hold nothing that cmd reads (parseMountPoint).
  return `net use Z: "\\\\${facts.host}\\${facts.share}" * /user:"${facts.username}" /persistent:yes`;
}
