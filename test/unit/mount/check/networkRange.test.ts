import assert from 'node:assert/strict';
import { isInRange, rangeAround } from '../../../../src/core/mount/check/networkRange';

const training = { address: '10.64.92.0', netmask: '255.255.255.0' };

describe('a private network’s range', () => {
  for (const [address, inside] of [
    ['10.64.92.7', true],
    ['10.64.92.255', true],
    ['10.64.93.7', false],
    ['192.168.92.7', false],
    ['fe80::1', false],
    ['', false],
  ] as const) {
    it(`${address === '' ? 'nothing' : address} is ${inside ? 'in' : 'not in'} it`, () => {
      assert.equal(isInRange(address, training), inside);
    });
  }

  it('may be larger or smaller than a /24, and above 127', () => {
    assert.equal(isInRange('200.1.255.1', { address: '200.0.0.0', netmask: '255.254.0.0' }), true);
    assert.equal(isInRange('200.2.0.1', { address: '200.0.0.0', netmask: '255.254.0.0' }), false);
    assert.equal(isInRange('10.0.0.200', { address: '10.0.0.128', netmask: '255.255.255.128' }), true);
    assert.equal(isInRange('10.0.0.1', { address: '10.0.0.128', netmask: '255.255.255.128' }), false);
  });

  it('holds nothing when it is nonsense', () => {
    assert.equal(isInRange('10.64.92.7', { address: 'x', netmask: '255.255.255.0' }), false);
  });

  it('is the /24 around an address, and unknown around a name', () => {
    assert.deepEqual(rangeAround('10.64.92.250'), training);
    assert.equal(rangeAround('files.example'), undefined);
  });
});
