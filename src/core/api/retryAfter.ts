/** `Sun, 06 Nov 1994 08:49:37 GMT`. Checked by its shape, because Date.parse reads `-5` as a date too. */
const httpDate = /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,.+ GMT$/;

/**
 * Milliseconds to wait, from a Retry-After header: seconds, or a date (a past one means now).
 * Undefined when there is none or it makes no sense.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const value = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000;
  const date = httpDate.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
