import assert from 'node:assert/strict';
import type { Form } from '../../src/core/mount/refusal';
import { renderSnippet } from '../../src/core/mount/render';
import type { SnippetInput } from '../../src/core/mount/render';
import { targets } from '../../src/core/mount/targets';
import { at, composeInterpolated, dockerOptions, yamlDocuments } from '../unit/mount/containerReaders';
import { powershellArgument, smbAddress } from '../unit/mount/readers';
import { hostileInputs, sampleInput } from './hostileInputs';
import { sampleCredentials, sampleSize } from './sample';

interface Read {
  readonly user: string;
  /** In the `include` form alone. */
  readonly password?: string;
  /** `//host/share` */
  readonly address: string;
}

/** Targets that no program here mounts with: read by the `yaml` package, by WHATWG URL, and by rules written from documentation. */
const readers: Readonly<Record<string, (text: string, form: Form) => Read>> = {
  compose: (text, form) => {
    const [file] = yamlDocuments(text);
    const [name = ''] = Object.keys(Object(at(file, 'volumes')) as object);
    const given = (key: string) =>
      composeInterpolated(String(at(file, 'volumes', name, 'driver_opts', key)), { [variable(text)]: 'typed' });
    const options = dockerOptions(given('o'));
    const password = options.get('password') ?? '';
    if (form === 'prompt') assert.equal(password, 'typed');
    return { user: options.get('username') ?? '', address: given('device'), ...(form === 'include' && { password }) };
  },
  kubernetes: (text, form) => {
    const documents = yamlDocuments(text);
    const kinds = documents.map(each => String(at(each, 'kind')));
    const address = String(at(documents.at(-2), 'spec', 'csi', 'volumeAttributes', 'source'));
    assert.deepEqual(kinds.slice(-2), ['PersistentVolume', 'PersistentVolumeClaim']);
    if (form === 'prompt') return { user: '', address };
    const [secret] = documents;
    assert.deepEqual([kinds.length, kinds[0]], [3, 'Secret']);
    const told = (key: string) => String(at(secret, 'stringData', key));
    return { user: told('username'), password: told('password'), address };
  },
  uri: text => {
    const { username, host, share, extra } = smbAddress(text);
    assert.equal(extra, '');
    return { user: username, address: `//${host}/${share}` };
  },
  // Debian has no PowerShell, and cmd is Windows's own: rules only.
  powershell: (text, form) => {
    const remote = powershellArgument(text.slice(text.indexOf('$remote = ') + 10)).value;
    const user = powershellArgument(text.slice(text.indexOf(' -UserName ') + 11));
    const address = remote.replaceAll('\\', '/');
    if (form === 'prompt') return { user: user.value, address };
    const secret = powershellArgument(user.rest.slice(' -Password '.length));
    assert.equal(secret.rest, ' -Persistent $true -SaveCredentials\n}');
    return { user: user.value, password: secret.value, address };
  },
  cmd: text => {
    const [, address = '', user = ''] =
      /^net use Z: "([^"]*)" \* \/user:"([^"%\p{Cc}]*)" \/persistent:yes$/u.exec(text) ?? [];
    return { user, address: address.replaceAll('\\', '/') };
  },
};

const variable = (text: string) => /\$\{(\w+):\?/.exec(text)?.[1] ?? 'none';

function wanted({ drive, password = '' }: SnippetInput, form: Form): Read {
  const address = drive.mountPoint.replaceAll('\\', '/');
  return { user: drive.username, address, ...(form === 'include' && { password }) };
}

/** What cmd cannot put between its quotes is refused; all others take every user name that mount.cifs takes. */
const refusesSome = (target: string) => target === 'cmd';

describe('Hostile values in every field, and generated ones, where nothing here mounts', () => {
  const { seed, samples } = sampleCredentials(20 * sampleSize);
  const forms = targets.flatMap(({ id, forms }) => forms.map(form => [id, form] as const));

  for (const [target, form] of forms.filter(([id]) => id in readers)) {
    /** Whether it is written at all, and then with what was given, and nothing else. */
    const isReadBack = (given: SnippetInput) => {
      const result = renderSnippet(target, form, given);
      if (!result.ok) return false;
      const expected = wanted(given, form);
      const isNamed = target !== 'kubernetes' || form === 'include';
      const read = readers[target]?.(result.text, form);
      assert.deepEqual(read, isNamed ? expected : { ...expected, user: '' }, `seed ${seed}: ${result.text}`);
      return true;
    };

    it(`${target} ${form}: user, password and address are read back, and nothing else`, () => {
      const hostileRefused = hostileInputs.filter(given => !isReadBack(given)).length;
      let [refused, readBack] = [0, 0];
      for (const sample of samples) {
        if (readBack === sampleSize) break;
        if (isReadBack(sampleInput(sample))) readBack += 1;
        else refused += 1;
      }
      assert.equal(readBack, sampleSize, `of ${samples.length}, seed ${seed}`);
      if (!refusesSome(target)) assert.deepEqual([hostileRefused, refused], [0, 0]);
    });
  }
});
