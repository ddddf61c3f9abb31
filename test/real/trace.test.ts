import assert from 'node:assert/strict';
import { kernelOptions } from './trace';

describe("The kernel's option list", () => {
  for (const [data, password] of [
    ['user=u,pass=p', 'p'],
    ['user=u,pass=p,,a"s$ w\'ord', 'p,a"s$ w\'ord'],
    ['user=u,pass=,,', ','],
    ['user=u,pass=,,a,,,,b', ',a,,b'],
    ['user=u,pass=a=b,ro', 'a=b'],
    ['user=u,pass=x,,user=else', 'x,user=else'],
  ] as const) {
    it(`${data} gives the password ${password}`, () => {
      assert.equal(kernelOptions(data).get('pass'), password);
      assert.equal(kernelOptions(data).get('user'), 'u');
    });
  }
  it('a single comma ends a password, so one that was not doubled is noticed', () => {
    assert.equal(kernelOptions('pass=a,b').get('pass'), 'a');
  });
});
