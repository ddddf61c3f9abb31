import { renderSnippet } from '../../src/core/mount/render';
import type { SnippetInput } from '../../src/core/mount/render';
import { awkward, input } from '../unit/mount/arbitrary';
import type { Sample } from './sample';

export const hostile: readonly string[] = [
  ...awkward,
  "a'; touch pwned #",
  '$(touch pwned)',
  '`touch pwned`',
  "'$(touch pwned)'",
  '; touch pwned',
  'line\ntouch pwned\n',
  'nul\0touch pwned',
];

/** One hostile value in every field of a drive and every setting that takes it; what refuses it keeps a harmless one. */
export const hostileInputs: readonly SnippetInput[] = hostile.map((value, at) => {
  const harmless = input({ id: `sd${at}`, name: `sd${at}`, mountPoint: `\\\\127.0.0.1\\sd${at}` });
  const attempts: ((given: SnippetInput) => SnippetInput)[] = [
    given => ({ ...given, drive: { ...given.drive, name: value } }),
    given => ({ ...given, drive: { ...given.drive, username: value } }),
    given => ({ ...given, drive: { ...given.drive, region: value, networkId: value, created: value } }),
    given => ({ ...given, drive: { ...given.drive, id: value } }),
    given => ({ ...given, drive: { ...given.drive, mountPoint: `\\\\127.0.0.1\\${value}` } }),
    given => ({ ...given, drives: [{ id: value, name: value }] }),
    given => ({ ...given, password: value }),
    given => ({ ...given, mountPath: `/mnt/\${name}/${value}/\${id}` }),
    given => ({ ...given, mountOptions: [value] }),
    given => ({ ...given, mountOptions: [`vers=${value}`] }),
  ];
  return attempts.reduce((given, attempt) => {
    const tried = attempt(given);
    return renderSnippet('linux', 'include', tried).ok ? tried : given;
  }, harmless);
});

/** The same with a sample's user name and password, which are in no other field. */
export function sampleInput({ id, username, password }: Sample): SnippetInput {
  return input({ id, name: id, mountPoint: `\\\\127.0.0.1\\${id}`, username }, { password });
}
