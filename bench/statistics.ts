/** Half of the samples are at most this. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** 95% of the samples are at most this. */
export function p95(samples: readonly number[]): number {
  return quantile(samples, 0.95);
}

/** Between two samples the value is interpolated. */
function quantile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `y = fixed + each · x`, through the points by least squares of the relative errors: small sizes count as much as large ones. */
export function line(points: readonly Point[]): { readonly fixed: number; readonly each: number } {
  const weighted = (value: (point: Point) => number) =>
    points.reduce((sum, point) => sum + value(point) / point.y ** 2, 0);
  const [n, x, y] = [weighted(() => 1), weighted(point => point.x), weighted(point => point.y)];
  const [xx, xy] = [weighted(point => point.x ** 2), weighted(point => point.x * point.y)];
  const each = (n * xy - x * y) / (n * xx - x ** 2);
  return { fixed: (y - each * x) / n, each };
}

/** `y` grows as `x` to this power: 1 is linear, 2 square. Of the points given, so leave out those where a fixed cost hides it. */
export function exponent(points: readonly Point[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const mean = (value: (point: Point) => number) => logs.reduce((sum, point) => sum + value(point), 0) / logs.length;
  const [x, y] = [mean(point => point.x), mean(point => point.y)];
  return mean(point => (point.x - x) * (point.y - y)) / mean(point => (point.x - x) ** 2);
}
