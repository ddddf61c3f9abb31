import { TreeItemCollapsibleState, type TreeItem } from 'vscode';
import type { NetworkFacts } from '../../core/machines/connections';
import { visible } from '../../core/text/visible';
import type { Account } from '../account/account';
import { networkRowLabel } from '../words/accessibility';
import { networkFacts, problemOf } from '../words/network';
import { itemOf } from './item';
import type { NetworkNode } from './nodes';
import type { Row, Rows } from './row';

/** A drive's private network, with the machines in it below. */
export function networkRow(node: NetworkNode, { connections, list }: Account, rows: Rows): Row {
  const { account, region, drive, id } = node;
  return {
    isThere: () => list.store.get(drive)?.networkId === id,
    // What is known by now: VS Code waits for what stands below all open rows before it draws any again.
    children: () => {
      void connections.read();
      const { machines = [] } = connections.of(id);
      return machines.map(machine => rows.keep({ ...node, kind: 'machine', network: id, id: machine.id }));
    },
    item: () => networkItem(node, connections.of(id)),
    parent: () => rows.keep({ kind: 'drive', account, region, id: drive }),
  };
}

function networkItem(node: NetworkNode, facts: NetworkFacts): TreeItem {
  const label = visible(facts.network?.name ?? node.id);
  const problem = problemOf(facts);
  const { machines } = facts;
  const isEmpty = machines ? machines.length === 0 : problem;
  return itemOf(node, {
    label,
    collapsibleState: isEmpty ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded,
    facts: networkFacts(facts),
    contextWords: ['network', ...(problem ? ['failed'] : [])],
    icon: problem ? 'warning' : machines ? 'type-hierarchy' : 'loading~spin',
    spoken: networkRowLabel(label, facts),
    more: problem ? [problem.why] : [],
  });
}
