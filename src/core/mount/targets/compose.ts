import { composeLiteral, yamlQuote } from '../quoting';
import type { SnippetFacts, Target } from '../target';
import { dockerVolume, refuseForDocker } from './dockerVolume';

/** A volume for a Compose file. Its `prompt` form takes the password from a variable, and stops without it. */
export const compose: Target = {
  id: 'compose',
  language: 'yaml',
  system: 'containers',
  forms: ['include', 'prompt'],
  refuse: facts => refuseForDocker('compose', facts),
  render,
};

function render(facts: SnippetFacts): string {
  const { name, device, before, after } = dockerVolume(facts);
  const variable = facts.password === undefined ? `\${${variableFor(name)}:?is not set}` : '';
  // A person sees numbers here: a Compose file has no way to ask who runs it.
  const options = composeLiteral(`${before}uid=1000,gid=1000${after}`) + variable;
  return [
    ...(facts.password === undefined ? howToAsk(name) : []),
    '# The password stays readable in the volume ("docker volume inspect"): mounting on the host and binding that in is',
    '# better. A service uses the drive with:',
    `#   volumes: [${name}:/mnt/drive]`,
    'volumes:',
    `  ${name}:`,
    '    driver: local',
    '    driver_opts:',
    '      type: cifs',
    `      device: ${yamlQuote(composeLiteral(device))}`,
    `      o: ${yamlQuote(options)}`,
  ].join('\n');
}

const variableFor = (name: string) => `${name.replaceAll('-', '_').toUpperCase()}_PASSWORD`;

/** The commas of the password are doubled on the way, which Compose would not do. */
const howToAsk = (name: string) => [
  '# Set the password first; this asks for it (bash, zsh):',
  `#   IFS= read -rs p; export ${variableFor(name)}="$(printf %s "$p" | sed s/,/,,/g)"; unset p; docker compose up -d`,
];
