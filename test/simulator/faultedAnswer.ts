import { plainFailure } from './answer';
import type { Answer } from './answer';
import type { FaultRule } from './faults';

/** Whether a rule puts an answer of its own in the place of the usual one. */
function replaces(rule: FaultRule): boolean {
  return rule.status !== undefined || rule.body !== undefined || rule.redirectTo !== undefined;
}

/**
 * What a request that fails by a rule is answered. `usual` does the request's work, so it is only called where the rule
 * lets that happen: a POST that is refused or dropped makes no drive unless the rule says `effect`.
 */
export function faultedAnswer(rule: FaultRule, method: string, usual: () => Answer): Answer {
  const isKept = rule.effect === true || method === 'GET' || !(replaces(rule) || rule.drop);
  const answer = isKept ? usual() : plainFailure(500);
  return { ...changed(rule, answer), headers: { ...changed(rule, answer).headers, ...rule.headers } };
}

function changed(rule: FaultRule, usual: Answer): Answer {
  if (rule.redirectTo !== undefined) {
    return { status: rule.status ?? 302, headers: { location: rule.redirectTo }, body: '' };
  }
  if (rule.body !== undefined) return { ...written(rule.body), status: rule.status ?? 200 };
  if (rule.status !== undefined) return plainFailure(rule.status);
  if (!rule.rewrite) return usual;
  return { ...usual, body: JSON.stringify(rule.rewrite(JSON.parse(usual.body.toString()))) };
}

function written(body: unknown): Omit<Answer, 'status'> {
  if (Buffer.isBuffer(body)) return { headers: { 'content-type': 'application/json' }, body };
  if (typeof body !== 'string') return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const type = body.trimStart().startsWith('<') ? 'text/html' : 'application/json';
  return { headers: { 'content-type': type }, body };
}
