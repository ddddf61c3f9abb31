import assert from 'node:assert/strict';
import type { Machine } from '../../../src/core/drives/drive';
import {
  byUse,
  isReady,
  isWindows,
  privateAddress,
  sshAddresses,
  sshCommand,
} from '../../../src/core/machines/machine';
import { machineOf } from './fixtures';

describe('a machine', () => {
  for (const [state, ready] of [
    ['ready', true],
    ['serviceready', true],
    ['off', false],
    ['starting', false],
    ['stopping', false],
    ['restarting', false],
    ['upgrading', false],
    ['provisioning', false],
    ['a state nobody has heard of', false],
  ] as const) {
    it(`that is ${state} ${ready ? 'is' : 'is not'} ready to be worked on`, () =>
      assert.equal(isReady({ state }), ready));
  }

  it('comes before others when it is ready, then by its name as people count', () => {
    const list = [
      machineOf({ id: '1', name: 'node-10' }),
      machineOf({ id: '2', name: 'node-2' }),
      machineOf({ id: '3', name: 'a-first', state: 'off' }),
      machineOf({ id: '5', name: 'same' }),
      machineOf({ id: '4', name: 'same' }),
    ];
    assert.deepEqual(
      list.sort(byUse).map(({ id }) => id),
      ['2', '1', '4', '5', '3'],
    );
  });

  it('has Windows by what the service calls its system', () => {
    for (const os of ['Windows 10', 'Microsoft Windows Server 2022']) assert.ok(isWindows({ os }), os);
    for (const os of ['Ubuntu 22.04', 'CentOS 7', '']) assert.ok(!isWindows({ os }), os);
  });

  describe('has only addresses that are IPv4 addresses', () => {
    for (const wrong of [
      '',
      ' 10.64.92.5',
      '10.64.92.5 ',
      '10.64.92.5\n',
      '10.64.92.256',
      '10.64.92.05',
      '10.64.92',
      '10.64.92.5;id',
      '$(id)',
      '-oProxyCommand=id',
      'host.example',
      '::1',
      '１０.64.92.5',
    ]) {
      it(JSON.stringify(wrong), () => {
        const machine = machineOf({ id: 'x', privateIp: wrong, publicIp: wrong });
        assert.equal(privateAddress(machine), undefined);
        assert.deepEqual(sshAddresses(machine), []);
      });
    }
  });

  it('takes ssh at its addresses, the private one first, and not with Windows; the user is paperspace', () => {
    const at = (facts: Partial<Machine>) => sshAddresses(machineOf({ id: 'x', ...facts }));
    assert.deepEqual(at({}), ['10.64.92.5']);
    assert.deepEqual(at({ publicIp: '203.0.113.9' }), ['10.64.92.5', '203.0.113.9']);
    assert.deepEqual(at({ privateIp: undefined, publicIp: '203.0.113.9' }), ['203.0.113.9']);
    assert.deepEqual(at({ privateIp: undefined }), []);
    assert.deepEqual(at({ os: 'Windows 10', publicIp: '203.0.113.9' }), []);
    assert.equal(privateAddress(machineOf({ id: 'x', os: 'Windows 10' })), '10.64.92.5');
    assert.equal(sshCommand('10.64.92.5'), 'ssh paperspace@10.64.92.5');
  });
});
