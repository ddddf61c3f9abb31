import assert from 'node:assert/strict';
import { runSnippets } from './batch';
import { besideFileServer } from './fileServer';
import { inBatches, sampleCredentials, sampleSize, sampleSnippet } from './sample';
import type { Sample } from './sample';

describe('A drive of a private file server', () => {
  const { seed, samples } = sampleCredentials(4 * sampleSize);
  const drives = samples.map(servable);
  const judged = drives.filter(smbclientJudges).slice(0, sampleSize);

  it('is tried with as many credentials as other tools are', () =>
    assert.equal(judged.length, sampleSize, `of ${drives.length}, seed ${seed}`));

  it('is listed by smbclient with the credentials file that the fstab snippet writes', () =>
    inBatches(judged, async batch => {
      const { credentials } = await runSnippets(batch.map(each => sampleSnippet('fstab', 'include', each)));
      const seen = await besideFileServer(batch, Object.fromEntries(credentials), batch.map(list).join('\n'));
      const lists = seen.split(/^== .*\n/m).slice(1);
      for (const [at, { id, username, password }] of batch.entries()) {
        const why = `seed ${seed}: ${JSON.stringify({ username, password })}: ${lists[at] ?? seen}`;
        assert.match(lists[at] ?? '', new RegExp(`^ +of-${id} +N `, 'm'), why);
      }
    }));

  it('is listed by rclone with the section that the rclone snippet writes', () =>
    inBatches(drives.slice(0, sampleSize), async batch => {
      const sections = batch.map(each => sampleSnippet('rclone', 'include', each));
      // One rclone for all: a remote of its own that has each drive as a directory.
      const upstreams = batch.map(({ id }) => `${id}=paperspace-${id}:${id}`).join(' ');
      const files = { 'rclone.conf': [...sections, '[all]', 'type = combine', `upstreams = ${upstreams}`].join('\n') };
      const seen = await besideFileServer(batch, files, 'rclone --config "$SANDBOX/in/rclone.conf" lsf -R all: 2>&1');
      const found = seen.split('\n').filter(line => line.includes('/of-'));
      assert.deepEqual(found.sort(), batch.map(({ id }) => `${id}/of-${id}`).sort(), `seed ${seed}: ${seen}`);
    }));

  it('is closed to another password', async () => {
    const drive = servable({ id: 'sd1', username: 'ps-user', password: 'made-up', mark: '' });
    const wrong = { 'sd1.cred': `username=${drive.username}\npassword=made-up \n` };
    assert.match(await besideFileServer([drive], wrong, list(drive)), /NT_STATUS_LOGON_FAILURE/);
  });
});

/**
 * smbd knows no user names with other characters, smbclient takes a `%` for the password's beginning, and two drives of this
 * server must not have one user.
 */
function servable(sample: Sample): Sample {
  const rest = sample.username.replace(/[^\w !#$&'()@^`{}~.-]/g, '').trimEnd();
  return { ...sample, username: sample.id + rest };
}

/** smbclient drops leading blanks and carriage returns, and fails with a long password; `mount.cifs` judges those. */
function smbclientJudges({ password }: Sample): boolean {
  return /^\S[^\r]*$/.test(password) && Buffer.byteLength(password) <= 127;
}

const list = ({ id }: Sample) =>
  `echo "== ${id}"; smbclient --configfile="$SANDBOX/smb.conf" -A "$SANDBOX/in/${id}.cred" //127.0.0.1/${id} -c ls 2>&1`;
