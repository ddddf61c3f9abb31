import assert from 'node:assert/strict';
import { planMount } from '../../../../src/core/mount/here/mountPlan';
import { mountCommand, forgetCommand, unmountCommand } from '../../../../src/core/mount/here/terminalCommand';
import { input } from '../arbitrary';

const person = { home: '/home/ann', uid: 1000, gid: 1001 };
const password = "made-up, p'ss";
const plan = (rest: Parameters<typeof input>[1] = {}, atEveryStart = false) =>
  planMount({ ...input({}, { password, ...rest }), atEveryStart, replace: false }, person);
const made = (...args: Parameters<typeof plan>) => {
  const found = plan(...args);
  assert.ok(found.ok);
  return found;
};

describe('The plan of a mount on this machine', () => {
  it('has the password in its secret alone', () => {
    const { secret, ...rest } = made({}, true);
    assert.equal(secret, `username=ps-user\npassword=${password}\n`);
    assert.doesNotMatch(JSON.stringify(rest), /made-up/);
    assert.doesNotMatch(mountCommand('/x/0', rest), /made-up/);
  });

  it('is for the person, at the directory they chose', () => {
    const { args, directory } = made({ mountPath: '~/my data', mountOptions: ['vers=3.0'] });
    assert.equal(directory, '/home/ann/my data');
    const options = 'uid=1000,gid=1001,file_mode=0755,dir_mode=0755,vers=3.0';
    assert.deepEqual(args, ['sd1a2b3c', '//10.64.92.2/sd1a2b3c', directory, options]);
    assert.equal(made({ mountPath: '~/my data' }, true).args.at(-1), '/home/ann/my\\040data');
  });

  for (const rest of [{ password: 'a\nb' }, { mountPath: '/etc' }, { mountOptions: ['user=else'] }]) {
    it(`is none with ${JSON.stringify(rest)}`, () => assert.ok(!plan(rest).ok));
  }

  it('is typed as one line that quotes what needs it', () => {
    const commands = [
      mountCommand('/x/0', made({ mountPath: "/mnt/it's $HOME" })),
      unmountCommand('/x/0', "/mnt/it's $HOME"),
      forgetCommand('/x/0', 'sd1', "/mnt/it's $HOME"),
    ];
    for (const command of commands) {
      assert.doesNotMatch(command, /\n/);
      assert.ok(command.includes(`'/mnt/it'\\''s $HOME'`), command);
      assert.match(command, /^ : ; \( f=\/x\/0; .*trap 'rm -f \$f' EXIT; /);
    }
    assert.match(commands[0] ?? '', / sudo sh \$f\.sh \$f sd1a2b3c \/\/10\.64\.92\.2\/sd1a2b3c /);
  });
});
