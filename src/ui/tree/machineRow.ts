import type { TreeItem } from 'vscode';
import type { Machine } from '../../core/drives/drive';
import { isReady, privateAddress, sshAddresses } from '../../core/machines/machine';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { machineRowLabel } from '../words/accessibility';
import { machineFacts } from '../words/machine';
import { itemOf } from './item';
import type { MachineNode } from './nodes';
import type { Row, Rows } from './row';

export function machineRow(node: MachineNode, { connections }: Account, rows: Rows): Row {
  const { account, region, drive, network, id } = node;
  const machine = () => connections.machine(id);
  return {
    isThere: () => machine()?.networkId === network,
    children: () => [],
    item: () => {
      const shown = machine();
      return shown && machineItem(node, shown);
    },
    parent: () => rows.keep({ kind: 'network', account, region, drive, id: network }),
  };
}

function machineItem(node: MachineNode, machine: Machine): TreeItem {
  const label = visible(machine.name);
  const facts = machineFacts(machine);
  return itemOf(node, {
    label,
    facts,
    contextWords: [
      'machine',
      ...(sshAddresses(machine).length > 0 ? ['ssh'] : []),
      ...(privateAddress(machine) ? ['address'] : []),
    ],
    icon: isReady(machine) ? 'vm-running' : 'vm-outline',
    spoken: machineRowLabel(label, facts),
    more: [machine.os, machine.publicIp ?? [], machine.id].flat().map(each => visible(each)),
  });
}
