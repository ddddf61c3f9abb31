import { posixQuote, yamlQuote } from '../quoting';
import { resourceName } from '../resourceName';
import type { SnippetFacts, Target } from '../target';

/**
 * Secret, PersistentVolume and Claim for csi-driver-smb. The `prompt` form leaves the Secret to a command that asks.
 * `noserverino` is, in the driver's own words, required to prevent data corruption.
 */
export const kubernetes: Target = {
  id: 'kubernetes',
  language: 'yaml',
  system: 'containers',
  forms: ['include', 'prompt'],
  render,
};

function render(facts: SnippetFacts): string {
  const name = resourceName(facts.id);
  const documents = [
    ...(facts.password === undefined ? [] : [secret(name, facts, facts.password)]),
    volume(name, facts),
    claim(name, facts),
  ];
  const notes = facts.password === undefined ? howToAsk(name, facts) : warnings(facts, facts.password);
  return [...preamble, ...notes, '---', documents.join('\n---\n')].join('\n');
}

const preamble = [
  '# For clusters with csi-driver-smb (smb.csi.k8s.io) whose nodes are in the private network of the drive.',
  '# Pods mount the claim; it and the secret are in the namespace "default".',
];

const howToAsk = (name: string, facts: SnippetFacts) => [
  '# Make the secret first; this asks for the password (bash, zsh):',
  `#   ( IFS= read -rs p; printf %s "$p" | kubectl create secret generic ${name} --namespace default \\`,
  `#     --from-literal=username=${posixQuote(facts.username)} --from-file=password=/dev/stdin )`,
];

/** The driver trims both and hands them to mount in one list of options, where mount ends a value at a comma. */
function warnings({ username }: SnippetFacts, password: string): string[] {
  const lost = [username, password].some(value => /^\s|\s$|[,"]/u.test(value));
  return lost
    ? [
        '# CAUTION: csi-driver-smb loses blanks at the ends, commas and double quotes of a password, and fails to mount.',
      ]
    : [];
}

const secret = (name: string, { username }: SnippetFacts, password: string) =>
  `apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: default
stringData:
  username: ${yamlQuote(username)}
  password: ${yamlQuote(password)}`;

const volume = (name: string, facts: SnippetFacts) =>
  `apiVersion: v1
kind: PersistentVolume
metadata:
  name: ${name}
  annotations:
    paperspace-drive: ${yamlQuote(facts.name)}
    pv.kubernetes.io/provisioned-by: smb.csi.k8s.io
spec:
  capacity:
    storage: ${capacity(facts)}
  accessModes: [ReadWriteMany]
  persistentVolumeReclaimPolicy: Retain
  storageClassName: ""
  mountOptions:
${mountOptions(facts).join('\n')}
  csi:
    driver: smb.csi.k8s.io
    volumeHandle: ${yamlQuote(`${facts.host}/${facts.share}##`)}
    volumeAttributes:
      source: ${yamlQuote(`//${facts.host}/${facts.share}`)}
    nodeStageSecretRef:
      name: ${name}
      namespace: default`;

const claim = (name: string, facts: SnippetFacts) =>
  `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: ${name}
  namespace: default
spec:
  accessModes: [ReadWriteMany]
  storageClassName: ""
  volumeName: ${name}
  resources:
    requests:
      storage: ${capacity(facts)}`;

/** Kubernetes does not measure it; a claim must not ask for more than its volume has. */
const capacity = ({ sizeGB }: SnippetFacts) => `${Math.max(1, Math.floor(sizeGB))}G`;

function mountOptions({ options }: SnippetFacts): string[] {
  const chosen = options.filter(option => !/^(?:no)?serverino$/.test(option));
  return ['uid=1000', 'gid=1000', ...chosen, 'noserverino'].map(option => `    - ${yamlQuote(option)}`);
}
