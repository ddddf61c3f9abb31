import assert from 'node:assert/strict';
import {
  bestMachine,
  checkConnection,
  verdictOf,
  type ConnectionSources,
  type Verdict,
} from '../../../../src/core/mount/check/checkConnection';

const network = {
  ...{ id: 'n1', name: 'training', region: 'ny2', address: '10.64.92.0', netmask: '255.255.255.0' },
  created: '2026-01-01T00:00:00Z',
};
const machine = (name: string, state: string) => ({
  ...{ id: name, name, state, os: 'Ubuntu', region: 'ny2', networkId: 'n1' },
  ...{ privateIp: '10.64.92.5', publicIp: undefined },
});
const check = (changes: Partial<ConnectionSources> = {}) =>
  checkConnection({
    point: { host: '10.64.92.2', share: 'sd1' },
    network,
    addresses: ['172.17.0.1', '10.64.92.7'],
    directories: [],
    tryPort: () => Promise.resolve('open'),
    lookAtLinux: () => Promise.resolve({ helper: true, kernel: 'yes' }),
    readMachines: () => Promise.resolve([]),
    ...changes,
  });

const silent = () => Promise.resolve('silent' as const);
const lacking = () => Promise.resolve({ helper: false, kernel: 'no' as const });
const unknown = () => Promise.resolve({ helper: true, kernel: 'unknown' as const });
const nowhere = { network: undefined, point: { host: 'files.example', share: 'sd1' }, addresses: [] };

describe('Check Connection', () => {
  it('finds this host’s address in the drive’s network', async () => {
    assert.equal((await check()).ownAddress, '10.64.92.7');
    assert.equal((await check({ addresses: ['172.17.0.1'] })).ownAddress, undefined);
  });

  it('takes the network around the drive’s own address where the service does not tell', async () => {
    const { range, ownAddress } = await check({ network: undefined });
    assert.deepEqual([range, ownAddress], [{ address: '10.64.92.0', netmask: '255.255.255.0' }, '10.64.92.7']);
    const byName = await check({ network: undefined, point: { host: 'files.example', share: 'sd1' } });
    assert.deepEqual([byName.range, byName.ownAddress], [undefined, undefined]);
  });

  it('tries the drive’s server', async () => {
    const tried: string[] = [];
    const { port } = await check({ tryPort: host => Promise.resolve(tried.push(host)).then(() => 'silent') });
    assert.deepEqual([tried, port], [['10.64.92.2'], 'silent']);
  });

  it('goes on without the list of machines where that cannot be had', async () => {
    assert.equal((await check({ readMachines: () => Promise.reject(new Error('403')) })).machines, undefined);
  });

  it('names a machine that runs, else any', () => {
    assert.equal(bestMachine([machine('a', 'off'), machine('b', 'ready')])?.name, 'b');
    assert.equal(bestMachine([machine('a', 'off')])?.name, 'a');
    assert.equal(bestMachine([]), undefined);
  });

  const verdicts: readonly (readonly [what: string, Partial<ConnectionSources>, Verdict])[] = [
    ['all is well', {}, 'ready'],
    ['it is mounted', { directories: ['/mnt/a'] }, 'mounted'],
    ['it is mounted and its server is silent', { directories: ['/mnt/a'], tryPort: silent }, 'mountedButSilent'],
    ['it is mounted, whatever else', { directories: ['/mnt/a'], addresses: [], lookAtLinux: lacking }, 'mounted'],
    ['this host is elsewhere', { addresses: ['172.17.0.1'], tryPort: silent, lookAtLinux: lacking }, 'outside'],
    ['something answers, but not in the network', { addresses: ['172.17.0.1'] }, 'perhaps'],
    ['the server is silent', { tryPort: silent }, 'silent'],
    ['the server is silent and its network not known', { ...nowhere, tryPort: silent }, 'silent'],
    ['mount.cifs is missing', { lookAtLinux: lacking }, 'helperMissing'],
    ['the kernel knows no cifs', { lookAtLinux: () => Promise.resolve({ helper: true, kernel: 'no' }) }, 'noKernel'],
    ['nobody can tell whether the kernel knows cifs', { lookAtLinux: unknown }, 'kernelUnknown'],
    ['this is no Linux', { lookAtLinux: () => Promise.resolve(undefined) }, 'ready'],
  ];
  for (const [what, changes, verdict] of verdicts) {
    it(`comes to “${verdict}” where ${what}`, async () => assert.equal(verdictOf(await check(changes)), verdict));
  }
});
