/**
 * Prints a table of the tiers, what was left out and why, and the closing line.
 * @param {readonly import('./tier.mjs').TierResults[]} results
 * @param {readonly string[]} leftOut
 * @returns {boolean} whether all went well
 */
export function summarise(results, leftOut) {
  const width = Math.max(...results.map(({ name }) => name.length));
  console.log('');
  for (const { name, passed, failed, seconds } of results) {
    const columns = [`${passed} passed`.padStart(12), `${failed} failed`.padStart(10), `${seconds} s`.padStart(6)];
    console.log([name.padEnd(width), ...columns].join('  '));
  }
  for (const line of leftOut) console.log(`left out: ${line}`);
  const total = key => results.reduce((sum, each) => sum + each[key], 0);
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 && total('passed') > 0;
}
