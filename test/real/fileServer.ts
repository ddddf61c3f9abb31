import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { makeSandbox } from './sandbox';

export interface ServedDrive {
  /** Name of the share; it holds one file, called `of-ID`. */
  readonly id: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Runs a script beside a private `smbd` that serves these drives at `//127.0.0.1/ID`, each to its own user alone. Server and
 * script are in a sandbox with a loopback of its own, so port 445 is free and nobody else reaches it; configuration, passwords and state are
 * in the sandbox's folder. Resolves to what the script wrote.
 */
export async function besideFileServer(
  drives: readonly ServedDrive[],
  files: Readonly<Record<string, string>>,
  script: string,
): Promise<string> {
  const sandbox = makeSandbox();
  try {
    for (const [name, text] of Object.entries(files)) sandbox.write(`in/${name}`, text);
    sandbox.write('smb.conf', configuration(sandbox.folder, drives));
    sandbox.write('accounts', JSON.stringify(drives.map(({ id, password }) => [id, password])));
    sandbox.write('accounts.py', accounts);
    sandbox.write('names', drives.map(({ id, username }) => `${id} ${username}\n`).join(''));
    sandbox.write('bin/unixName', unixName(sandbox.folder), 0o755);
    sandbox.write('passwd', drives.map(({ id }, at) => `${id}:x:${5000 + at}:65534::/:/bin/false\n`).join(''));
    const [command, args] = sandbox.command(`${start}\n${script}\n${stop}`);
    const { stdout } = await promisify(execFile)(command, args, { maxBuffer: 2 ** 26 });
    return stdout;
  } finally {
    sandbox.remove();
  }
}

const configuration = (folder: string, drives: readonly ServedDrive[]) => `[global]
interfaces = 127.0.0.1
bind interfaces only = yes
smb ports = 445
disable netbios = yes
server role = standalone server
passdb backend = tdbsam:${folder}/fs/smb/passdb.tdb
private dir = ${folder}/fs/smb
lock directory = ${folder}/fs/smb
state directory = ${folder}/fs/smb
cache directory = ${folder}/fs/smb
pid directory = ${folder}/fs/smb
ncalrpc dir = ${folder}/fs/smb
log file = ${folder}/out/smbd
username map script = ${folder}/bin/unixName
load printers = no
disable spoolss = yes
${drives.map(({ id }) => `[${id}]\npath = /mnt/${id}\nvalid users = ${id}\n`).join('')}`;

/** A drive's user may be called anything; the system's users that stand behind them are called like the drives. */
const unixName = (folder: string) => `#!/bin/sh
while IFS=' ' read -r id name; do [ "$name" = "$1" ] && echo "$id" && exit; done < '${folder}/names'
`;

/** Samba's own library hashes the passwords: one Python for all, where `smbpasswd` wants a process for each. */
const accounts = `import json, sys
from samba.dcerpc import security
from samba.samba3 import param, passdb
folder = sys.argv[1]
param.get_context().load(folder + '/smb.conf')
table = passdb.PDB('tdbsam:' + folder + '/fs/smb/passdb.tdb')
for at, (name, password) in enumerate(json.load(open(folder + '/accounts'))):
    account = passdb.Samu()
    account.username = name
    account.user_sid = security.dom_sid('%s-%d' % (passdb.get_global_sam_sid(), 5000 + at))
    account.plaintext_passwd = password
    account.acct_ctrl = 0x10
    table.add_sam_account(account)
`;

const start = `ip link set lo up
cat "$SANDBOX/passwd" >> /etc/passwd
mkdir "$SANDBOX/fs/smb"
for id in $(cut -d: -f1 "$SANDBOX/passwd"); do mkdir "/mnt/$id"; touch "/mnt/$id/of-$id"; done
/usr/bin/python3 "$SANDBOX/accounts.py" "$SANDBOX" || exit 99
smbd --foreground --configfile="$SANDBOX/smb.conf" > "$SANDBOX/out/start" 2>&1 &
smbd=$!
until (exec 3<> /dev/tcp/127.0.0.1/445) 2> /dev/null; do kill -0 "$smbd" || exit 99; done`;

const stop = `kill "$smbd"
wait "$smbd"
true`;
