import fs from 'node:fs';

type Certificate = Readonly<Record<'key' | 'cert', string>>;

/**
 * What Node trusts beside what it comes with (scripts/lib/hostTests.mjs): for 192.0.2.1, which is nobody's address, and for this
 * computer. A desktop VS Code is not told to.
 */
export function trusted(which: 'elsewhere' | 'here' | 'expired'): Certificate {
  const all: unknown = JSON.parse(fs.readFileSync(process.env['TEST_CERTIFICATES'] ?? '', 'utf8'));
  return (all as Record<typeof which, Certificate>)[which];
}
