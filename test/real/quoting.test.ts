import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { posixPath, posixQuote } from '../../src/core/mount/quoting';
import { password } from '../unit/mount/arbitrary';

/** Words as the shell itself understands them, handed back between NULs. */
function words(command: readonly string[], script: string): string[] {
  const [program = '', ...args] = command;
  const { stdout, stderr, status } = spawnSync(program, args, {
    input: script,
    env: { PATH: process.env['PATH'], HOME: "/home/it's me", LC_ALL: 'C' },
    maxBuffer: 2 ** 26,
  });
  assert.equal(status, 0, stderr.toString());
  return stdout.toString('utf8').split('\0').slice(0, -1);
}

describe('Quoted words, read back by the shells themselves', () => {
  const values = fc.sample(password, 2000);

  for (const [name, command, before] of [
    ['bash', ['bash', '--norc'], ''],
    ['bash with history expansion', ['bash', '--norc', '-o', 'history', '-o', 'histexpand'], ''],
    ['zsh', ['zsh', '-f'], ''],
    ['zsh with RC_QUOTES', ['zsh', '-f'], 'setopt rc_quotes\n'],
    ['zsh with every kind of globbing', ['zsh', '-f'], 'setopt extended_glob glob_subst ksh_glob magic_equal_subst\n'],
  ] as const) {
    it(`2,000 of them in ${name}`, () => {
      const lines = values.map(value => `printf '%s\\0' ${posixQuote(value)}\n`);
      assert.deepEqual(words(command, before + lines.join('')), values);
    });
  }

  it('a path below home is expanded, and no more of it', () => {
    const path = posixPath({ base: 'home', path: '$HOME/~/*' });
    for (const shell of ['bash', 'zsh']) {
      assert.deepEqual(words([shell], `printf '%s\\0' ${path}\n`), ["/home/it's me/$HOME/~/*"]);
    }
  });
});
