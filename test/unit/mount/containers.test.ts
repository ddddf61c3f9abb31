import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Form } from '../../../src/core/mount/refusal';
import { renderSnippet } from '../../../src/core/mount/render';
import type { SnippetInput } from '../../../src/core/mount/render';
import { resourceName } from '../../../src/core/mount/resourceName';
import { credentials, input } from './arbitrary';
import {
  at,
  composeInterpolated,
  dockerOptions,
  rcloneRevealed,
  rcloneSection,
  yamlDocuments,
} from './containerReaders';
import { shellWords } from './readers';

const runs = { numRuns: 1000 };
type Credentials = Readonly<{ username: string; password: string }>;

function text(target: string, form: Form, given: SnippetInput = input()): string {
  const result = renderSnippet(target, form, given);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

/** Runs a check with generated credentials, but for those that the target refuses, and says so when that are many. */
function forCredentials(target: string, form: Form, check: (snippet: string, wanted: Credentials) => void): void {
  let refused = 0;
  const property = fc.property(credentials, ({ username, password }) => {
    const result = renderSnippet(target, form, input({ username }, { password }));
    if (!result.ok) refused += 1;
    else check(result.text, { username, password });
  });
  fc.assert(property, runs);
  assert.ok(refused < runs.numRuns / 20, `${refused} of ${runs.numRuns} were refused`);
}

const name = 'paperspace-sd1a2b3c';

describe('What is named after a drive', () => {
  for (const [id, expected] of [
    ['sd1a2b3c', 'paperspace-sd1a2b3c'],
    ['SD_1', 'paperspace-sd-1'],
    ['--rf--', 'paperspace-rf'],
    ['___', 'paperspace'],
    [`${'a'.repeat(51)}-${'b'.repeat(40)}`, `paperspace-${'a'.repeat(51)}`],
  ] as const) {
    it(`${id} → ${expected}`, () => {
      assert.equal(resourceName(id), expected);
      assert.match(expected, /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
    });
  }
});

describe('The docker snippet', () => {
  const request = (snippet: string) => {
    const line = snippet.split('\n').find(each => each.startsWith("printf %s '{")) ?? '';
    const owner = '"uid=$(id -u),gid=$(id -g)"';
    assert.ok(line.includes(owner));
    const [, , ...words] = shellWords(line.replace(owner, "'uid=1,gid=2'").replace(/ \|$/, ''));
    return words.join('');
  };
  const volume = (snippet: string) => JSON.parse(request(snippet)) as unknown;

  it('include: Docker hands the user and the password to the kernel', () => {
    forCredentials('docker', 'include', (snippet, { username, password }) => {
      const made = volume(snippet);
      const options = dockerOptions(String(at(made, 'DriverOpts', 'o')));
      assert.deepEqual([options.get('username'), options.get('password')], [username, password]);
      assert.deepEqual([options.get('uid'), options.get('gid'), options.get('addr')], ['1', '2', '10.64.92.2']);
    });
  });
  it('prompt: the user is there, the password is the shell’s variable', () => {
    forCredentials('docker', 'prompt', (snippet, { username }) => {
      const words = request(snippet).replaceAll('$password', 'typed');
      const options = dockerOptions(String(at(JSON.parse(words), 'DriverOpts', 'o')));
      assert.deepEqual([options.get('username'), options.get('password')], [username, 'typed']);
    });
  });
  it('makes a volume of the local driver for the share', () => {
    const made = volume(text('docker', 'include'));
    assert.deepEqual(
      [at(made, 'Name'), at(made, 'Driver'), at(made, 'DriverOpts', 'type'), at(made, 'DriverOpts', 'device')],
      [name, 'local', 'cifs', '//10.64.92.2/sd1a2b3c'],
    );
  });
  it('never says credentials=, and says that the password stays readable', () => {
    for (const form of ['include', 'prompt'] as const) {
      assert.doesNotMatch(text('docker', form), /credentials=/);
      assert.match(text('docker', form), /The password stays readable in it/);
      assert.doesNotMatch(text('compose', form), /credentials=/);
      assert.match(text('compose', form), /The password stays readable in the volume/);
    }
  });
  it('is one compound command after a blank, with nothing in its script that a shell would obey or complete', () => {
    for (const form of ['include', 'prompt'] as const) {
      assert.match(text('docker', form), /^ \( [^]* \)$/);
      const [, script = ''] = /sh -c '([^']*)' sh /.exec(text('docker', form)) ?? [];
      assert.ok(script.length > 500);
      assert.doesNotMatch(script, /[!'\t]|[^\n -~]/);
    }
  });
  it('has the chosen options, and leaves a flag to Docker', () => {
    const given = input({}, { mountOptions: ['mfsymlinks', 'ro', 'vers=3.0'] });
    const o = String(at(volume(text('docker', 'include', given)), 'DriverOpts', 'o'));
    assert.match(o, /,mfsymlinks,ro,vers=3\.0,username=/);
  });
  it('cannot be given an address by the password', () => {
    const given = input({}, { password: 'x,addr=192.0.2.1,y' });
    const options = dockerOptions(String(at(volume(text('docker', 'include', given)), 'DriverOpts', 'o')));
    assert.deepEqual([options.get('addr'), options.get('password')], ['10.64.92.2', 'x,addr=192.0.2.1,y']);
  });
  for (const password of ['a,ro', 'a,nosuid,b', ',rw']) {
    it(`is refused for the password ${password}, of which Docker would take a part for a flag`, () => {
      for (const target of ['docker', 'compose']) {
        const result = renderSnippet(target, 'include', input({}, { password }));
        assert.deepEqual(result, { ok: false, refusal: { kind: 'passwordHasMountFlag', target } });
      }
    });
  }
  it('is not refused for a word that only looks like a flag', () => {
    for (const password of ['ro', 'ro,x', 'a,rox', 'a ,ro ']) {
      assert.ok(renderSnippet('docker', 'include', input({}, { password })).ok, password);
    }
  });
});

describe('The compose snippet', () => {
  const volume = (snippet: string) => at(yamlDocuments(snippet)[0], 'volumes', name);
  const options = (snippet: string, variables?: Readonly<Record<string, string>>) =>
    dockerOptions(composeInterpolated(String(at(volume(snippet), 'driver_opts', 'o')), variables));

  it('include: Compose, Docker and the kernel find the user and the password', () => {
    forCredentials('compose', 'include', (snippet, { username, password }) => {
      const found = options(snippet);
      assert.deepEqual([found.get('username'), found.get('password')], [username, password]);
    });
  });
  it('prompt: the password is a variable without which Compose stops', () => {
    forCredentials('compose', 'prompt', (snippet, { username }) => {
      const found = options(snippet, { PAPERSPACE_SD1A2B3C_PASSWORD: 'typed,,with a comma' });
      assert.deepEqual([found.get('username'), found.get('password')], [username, 'typed,with a comma']);
      assert.throws(() => options(snippet), /PAPERSPACE_SD1A2B3C_PASSWORD is not set/);
    });
  });
  it('is a volume of the local driver for the share, whose dollar stays one', () => {
    const found = volume(text('compose', 'include', input({ mountPoint: '\\\\10.64.92.2\\share$' })));
    assert.deepEqual([at(found, 'driver'), at(found, 'driver_opts', 'type')], ['local', 'cifs']);
    assert.equal(composeInterpolated(String(at(found, 'driver_opts', 'device'))), '//10.64.92.2/share$');
  });
});

describe('The kubernetes snippet', () => {
  it('include: the secret holds the user and the password', () => {
    forCredentials('kubernetes', 'include', (snippet, wanted) => {
      const [secret, ...others] = yamlDocuments(snippet);
      assert.deepEqual(at(secret, 'stringData'), wanted);
      assert.equal(others.length, 2);
    });
  });
  it('prompt: a command in it makes the secret', () => {
    forCredentials('kubernetes', 'prompt', (snippet, { username }) => {
      assert.equal(yamlDocuments(snippet).length, 2);
      const [, command = ''] = /kubectl create [^\\]*\\\n#(.*) \)\n/.exec(snippet) ?? [];
      assert.deepEqual(shellWords(command), [`--from-literal=username=${username}`, '--from-file=password=/dev/stdin']);
    });
  });
  it('is valid for any name of a drive', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), value => {
        const [, volume] = yamlDocuments(text('kubernetes', 'include', input({ name: value })));
        assert.equal(
          at(volume, 'metadata', 'annotations', 'paperspace-drive'),
          value.replace(/\p{Surrogate}/gu, '\ufffd'),
        );
      }),
      runs,
    );
  });
  it('is a volume that many may write and nobody deletes, and the claim that is bound to it', () => {
    const [secret, volume, claim] = yamlDocuments(text('kubernetes', 'include'));
    assert.deepEqual(
      [secret, volume, claim].map(each => [at(each, 'kind'), at(each, 'metadata', 'name')]),
      [
        ['Secret', name],
        ['PersistentVolume', name],
        ['PersistentVolumeClaim', name],
      ],
    );
    const spec = at(volume, 'spec');
    assert.deepEqual(at(spec, 'accessModes'), ['ReadWriteMany']);
    assert.equal(at(spec, 'persistentVolumeReclaimPolicy'), 'Retain');
    assert.deepEqual(at(spec, 'csi'), {
      driver: 'smb.csi.k8s.io',
      volumeHandle: '10.64.92.2/sd1a2b3c##',
      volumeAttributes: { source: '//10.64.92.2/sd1a2b3c' },
      nodeStageSecretRef: { name, namespace: 'default' },
    });
    assert.equal(at(claim, 'spec', 'volumeName'), name);
    assert.equal(at(claim, 'spec', 'storageClassName'), '');
    assert.equal(at(spec, 'storageClassName'), '');
    assert.equal(at(claim, 'spec', 'resources', 'requests', 'storage'), at(spec, 'capacity', 'storage'));
  });
  it('always has noserverino, which the driver needs to keep data whole', () => {
    const given = input({}, { mountOptions: ['serverino', 'seal'] });
    const options = at(yamlDocuments(text('kubernetes', 'include', given))[1], 'spec', 'mountOptions');
    assert.deepEqual(options, ['uid=1000', 'gid=1000', 'file_mode=0755', 'dir_mode=0755', 'seal', 'noserverino']);
  });
  for (const password of ['a,b', ' a', 'a ', 'a"b']) {
    it(`cautions of the password ${JSON.stringify(password)}, which the driver would lose`, () => {
      assert.match(text('kubernetes', 'include', input({}, { password })), /^# CAUTION: /m);
    });
  }
  it('does not caution of others', () => assert.doesNotMatch(text('kubernetes', 'include'), /CAUTION/));
});

describe('The rclone snippet', () => {
  it('include: rclone finds the user and the password', () => {
    forCredentials('rclone', 'include', (snippet, { username, password }) => {
      const found = rcloneSection(snippet);
      assert.deepEqual([found.get('user'), rcloneRevealed(found.get('pass') ?? '')], [username, password]);
      assert.deepEqual([found.get('type'), found.get('host'), found.size], ['smb', '10.64.92.2', 4]);
    });
  });
  it('prompt: there is no password, and a command that makes its line', () => {
    forCredentials('rclone', 'prompt', (snippet, { username }) => {
      const found = rcloneSection(snippet);
      assert.deepEqual([found.get('user'), found.has('pass')], [username, false]);
      assert.match(snippet, /^# {3}\( IFS= read -rs p; [^\n]*rclone obscure - \)$/m);
    });
  });
  it('is refused for a user name that rclone would take for a variable', () => {
    const result = renderSnippet('rclone', 'include', input({ username: 'a%(b)s' }));
    const refusal = { kind: 'cannotQuote', target: 'rclone', field: 'username', character: '%(' };
    assert.deepEqual(result, { ok: false, refusal });
  });
});
