const gibibyte = 1024 ** 3;
const gigabyte = 1000 ** 3;

/** No drive is a petabyte large and none a megabyte small, so from here on a number must be bytes. */
const smallestByteCount = 1_000_000;

/**
 * Gigabytes as they are sold, from what the service answers: bytes (`536870912000` is 500 × 1024³, sold as 500 GB;
 * 500 × 1000³ is the same drive) or, should it ever answer in what it is asked in, gigabytes. An odd number of bytes
 * is measured in 1024³, e.g. 476.84.
 */
export function sizeInGB(raw: number): number {
  if (raw < smallestByteCount) return raw;
  if (raw % gibibyte === 0) return raw / gibibyte;
  if (raw % gigabyte === 0) return raw / gigabyte;
  return raw / gibibyte;
}

/** `250 GB`, `1 TB`, `1.75 TB`, `476.84 GB`; 1 TB is 1000 GB. Whole gigabytes are never rounded away: `1.024 TB`. */
export function formatSize(gb: number): string {
  const rounded = round(gb, 2);
  return rounded < 1000 ? `${rounded} GB` : `${round(gb / 1000, 3)} TB`;
}

const typedSize = /^(?<amount>\d+(?:\.\d+)?)(?:gb|(?<tera>tb))?$/;

/** Gigabytes from what somebody types: `500`, `500 GB`, `1.75tb`; `1000` is 1 TB. Undefined: no size. */
export function readSize(typed: string): number | undefined {
  const { amount, tera } = typedSize.exec(typed.replaceAll(/[\s,]/g, '').toLowerCase())?.groups ?? {};
  return amount === undefined ? undefined : round(Number(amount) * (tera ? 1000 : 1), 2);
}

function round(value: number, decimals: number): number {
  // Nearly every size, of thousands of rows.
  return Number.isInteger(value) ? value : Number(value.toFixed(decimals));
}
