import { posixQuote } from '../quoting';
import type { SnippetFacts, Target } from '../target';
import { askForPassword } from './compound';
import { dockerFlags, dockerVolume, refuseForDocker } from './dockerVolume';
import type { DockerVolume } from './dockerVolume';

/**
 * bash or zsh: a volume of Docker's local driver. `docker volume create` takes a password only as an argument, where
 * `ps` shows it; so the request goes to Docker's socket. It says that the password stays readable in the volume.
 */
export const docker: Target = {
  id: 'docker',
  language: 'shellscript',
  system: 'containers',
  forms: ['include', 'prompt'],
  refuse: facts => refuseForDocker('docker', facts),
  render,
};

function render(facts: SnippetFacts): string {
  const volume = dockerVolume(facts);
  const lines = [
    'socket=${DOCKER_HOST:-unix:///var/run/docker.sock}; socket=${socket#unix://}',
    'sudo=sudo; command -v sudo >/dev/null || sudo=; [ -w "$socket" ] && sudo=',
    ...(facts.password === undefined ? ask(facts) : []),
    `printf %s ${request(volume, facts.password === undefined)} |`,
    `$sudo sh -c '${script}' sh "$socket" ${volume.name} ${posixQuote(volume.device)} )`,
  ];
  return ` ( ${lines.join('\n')}`;
}

/** Docker's `VolumeCreate` as words for `printf`, without a line end; files belong to whoever pastes. */
function request({ name, device, before, after }: DockerVolume, asks: boolean): string {
  const text = (value: string) => JSON.stringify(value).slice(1, -1);
  const begin = `{"Name":"${name}","Driver":"local","DriverOpts":{"type":"cifs","device":"${text(device)}","o":"`;
  const owner = '"uid=$(id -u),gid=$(id -g)"';
  const words = [posixQuote(begin + text(before)), owner];
  return asks
    ? [...words, posixQuote(text(after)), '"$password"', posixQuote('"}}')].join(' ')
    : [...words, posixQuote(`${text(after)}"}}`)].join(' ');
}

/** Sets `$password` to what was typed as a part of JSON, its commas doubled; goes on only if Docker can be given it. */
const ask = (facts: SnippetFacts) => [
  askForPassword(facts),
  `case $password, in *[[:cntrl:]]*|${dockerFlags.map(flag => `*,${flag},*`).join('|')})`,
  'echo "Docker cannot be given this password." >&2; password= ;; esac',
  `password=$(printf %s "$password" | sed 's/[\\"]/\\\\&/g; s/,/,,/g')`,
  '[ -n "$password" ] &&',
];

/**
 * Arguments: socket, name, device; the request comes on standard input. No single quotes and no exclamation marks (see
 * rootScript). A volume that is there already keeps its options whatever is asked for, so its device is looked at.
 */
const script = `
  socket=$1 name=$2 device=$3
  say() { printf "%s\\n" "$*"; }
  fail() { say "$@" >&2; exit 1; }
  command -v curl >/dev/null || fail "curl is missing: install it, then paste again."
  call() { curl -sS --unix-socket "$socket" "$@"; }
  there=$(call "http://localhost/volumes/$name") || fail "Docker does not answer at $socket."
  case $there in
    *"\\"device\\":\\"$device\\""*)
      say "The volume $name is there already. If its password is wrong: docker volume rm $name, then paste again."
      exit 0 ;;
    *"\\"Name\\":"*) fail "Another volume is called $name: left alone." ;;
  esac
  made=$(call -H "Content-Type: application/json" --data-binary @- http://localhost/volumes/create)
  case $made in *"\\"Name\\":\\"$name\\""*) ;; *) fail "Docker made no volume. $made" ;; esac
  say "Made the volume $name. To use it: docker run -v $name:/mnt/drive ..."
  say "The password stays readable in it (docker volume inspect): mounting on the host and binding that in is better."
`;
