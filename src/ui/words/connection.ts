import { l10n } from 'vscode';
import { bestMachine, verdictOf, type ConnectionReport, type Verdict } from '../../core/mount/check/checkConnection';
import type { Drive, Machine, PrivateNetwork } from '../../core/drives/drive';
import { inLines } from '../../core/text/lines';
import { visible } from '../../core/text/visible';
import { networkRange, networkWords } from './drive';

/** One line of the report; advice only where something is wrong. */
interface Line {
  readonly mark: '✓' | '✗' | '–';
  readonly text: string;
  readonly advice?: string;
}

/** In Latin letters: as much as an editor shows without scrolling where the sidebar stands beside it. */
const width = 100;

/** The report as a person reads it: what it comes to, a line for each thing looked at, and one advice under each that is wrong. */
export function reportText(drive: Drive, network: PrivateNetwork | undefined, report: ConnectionReport): string {
  const lines = [
    addressLine(drive, network, report),
    portLine(report),
    ...linuxLines(report),
    mountedLine(report),
  ].flatMap(({ mark, text, advice }) => [
    ...hanging(`${mark} `, text),
    ...(advice === undefined ? [] : hanging('  → ', advice)),
  ]);
  const verdict = verdictWords(visible(drive.name), verdictOf(report));
  const head = [...hanging('', verdict), visible(drive.mountPoint)];
  return `${[...head, '', ...lines, '', ...machineLines(report)].join('\n')}\n`;
}

/** As many lines as it takes; those after the first begin where the words of the first do. */
function hanging(mark: string, text: string): readonly string[] {
  const lines = inLines(text, width - mark.length);
  return lines.map((line, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + line);
}

function verdictWords(name: string, verdict: Verdict): string {
  return {
    mounted: l10n.t('{0} is mounted on this machine.', name),
    mountedButSilent: l10n.t('{0} is mounted on this machine, but its server does not answer now.', name),
    outside: l10n.t('{0} cannot be mounted here: this machine is not in its private network.', name),
    silent: l10n.t('{0} cannot be mounted here: its server does not answer.', name),
    helperMissing: l10n.t('{0} cannot be mounted here yet: mount.cifs is not installed.', name),
    noKernel: l10n.t('{0} cannot be mounted here: the kernel does not know cifs.', name),
    perhaps: l10n.t(
      '{0} can perhaps be mounted here: this machine is not in its private network, but something answers at its address.',
      name,
    ),
    kernelUnknown: l10n.t(
      'Nothing that can be seen stands in the way of mounting {0} here; whether the kernel knows cifs cannot be told.',
      name,
    ),
    ready: l10n.t('Nothing stands in the way of mounting {0} here.', name),
  }[verdict];
}

function addressLine(drive: Drive, network: PrivateNetwork | undefined, report: ConnectionReport): Line {
  const { range, ownAddress, addresses } = report;
  if (!range) {
    return {
      mark: '–',
      text: l10n.t('The range of the drive’s private network ({0}) is not known.', visible(drive.networkId)),
    };
  }
  const name = network ? networkWords(network.id, network) : networkRange(range);
  if (ownAddress !== undefined) {
    return {
      mark: '✓',
      text: l10n.t('This machine has the address {0} in the drive’s private network, {1}.', ownAddress, name),
    };
  }
  const own = addresses.length === 0 ? l10n.t('none') : addresses.join(', ');
  const text = l10n.t(
    'This machine has no address in the drive’s private network, {0}. Its addresses: {1}.',
    name,
    own,
  );
  return { mark: '✗', text, advice: elsewhere(report.machines) };
}

function elsewhere(machines: readonly Machine[] | undefined): string {
  const best = machines && bestMachine(machines);
  if (!best)
    return l10n.t('Mount the drive on a machine in that network; in the console, a machine can be put into it.');
  return l10n.t(
    'Mount it on a machine in that network, for example {0} at {1} (over Remote - SSH).',
    visible(best.name),
    visible(best.publicIp ?? best.privateIp ?? l10n.t('no address yet')),
  );
}

function portLine({ port, ownAddress }: ConnectionReport): Line {
  switch (port) {
    case 'open':
      return { mark: '✓', text: l10n.t('The drive answers on TCP port 445.') };
    case 'refused':
      return {
        mark: '✗',
        text: l10n.t('TCP port 445 of the drive’s server refuses connections.'),
        advice: l10n.t('The server is there but does not serve: wait a few minutes, then ask Paperspace’s support.'),
      };
    case 'unknownName':
      return {
        mark: '✗',
        text: l10n.t('The name of the drive’s server cannot be looked up here.'),
        advice: l10n.t('Check the DNS settings of this machine.'),
      };
    case 'silent':
    case 'unreachable':
      return {
        mark: '✗',
        text: l10n.t('Nothing answers on TCP port 445 of the drive’s server within 3 s.'),
        advice:
          ownAddress === undefined
            ? l10n.t('A drive answers only inside its private network: mount it on a machine there.')
            : l10n.t('Look for a firewall on this machine that stops port 445 (SMB), then ask Paperspace’s support.'),
      };
  }
}

function linuxLines({ linux }: ConnectionReport): readonly Line[] {
  if (!linux) return [];
  const helper: Line = linux.helper
    ? { mark: '✓', text: l10n.t('mount.cifs is installed.') }
    : {
        mark: '✗',
        text: l10n.t('mount.cifs is not installed.'),
        advice: l10n.t('Install cifs-utils: sudo apt-get install cifs-utils (or dnf install cifs-utils).'),
      };
  return [helper, kernelLine(linux.kernel)];
}

function kernelLine(kernel: 'yes' | 'no' | 'unknown'): Line {
  switch (kernel) {
    case 'yes':
      return { mark: '✓', text: l10n.t('The kernel knows cifs.') };
    case 'no':
      return {
        mark: '✗',
        text: l10n.t('The kernel does not know cifs.'),
        advice: l10n.t(
          'Install the kernel’s extra modules (on Ubuntu linux-modules-extra-…), or mount on another machine.',
        ),
      };
    case 'unknown':
      return {
        mark: '–',
        text: l10n.t(
          'Whether the kernel knows cifs cannot be told here; an unprivileged container cannot mount in any case.',
        ),
      };
  }
}

function mountedLine({ directories }: ConnectionReport): Line {
  return directories.length === 0
    ? { mark: '–', text: l10n.t('The drive is not mounted here.') }
    : { mark: '✓', text: l10n.t('The drive is mounted at {0}.', directories.map(each => visible(each)).join(', ')) };
}

function machineLines({ machines }: ConnectionReport): readonly string[] {
  if (!machines) return [l10n.t('The team’s machines could not be listed. The log says why.')];
  if (machines.length === 0) return [l10n.t('The team has no machines in this network.')];
  return [
    l10n.t('Machines of the team in this network:'),
    ...machines.flatMap(({ name, privateIp, publicIp, state }) => {
      const addresses = [privateIp, publicIp].filter(address => address !== undefined);
      return hanging('  ', [name, ...addresses, state].map(fact => visible(fact)).join(' · '));
    }),
  ];
}
