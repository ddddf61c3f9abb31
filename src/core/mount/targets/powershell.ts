import { powershellQuote } from '../quoting';
import type { SnippetFacts, Target } from '../target';

/**
 * PowerShell, not elevated (Explorer would not see the drive): the first free letter, remembered with its credentials.
 * One script block, so that a console that runs pasted lines one by one runs it whole.
 */
export const powershell: Target = {
  id: 'powershell',
  language: 'powershell',
  system: 'windows',
  forms: ['include', 'prompt'],
  render,
};

function render(facts: SnippetFacts): string {
  const username = powershellQuote(facts.username);
  const lines =
    facts.password === undefined
      ? [
          `$c = Get-Credential -UserName ${username} -Message 'Password of the shared drive'`,
          'if (-not $c) { return }',
          mapping('$c.UserName', '$c.GetNetworkCredential().Password'),
        ]
      : [mapping(username, powershellQuote(facts.password))];
  return ['& {', ...firstFreeLetter(facts), ...lines.map(line => `  ${line}`), '}'].join('\n');
}

const firstFreeLetter = (facts: SnippetFacts) => [
  `  $remote = ${powershellQuote(`\\\\${facts.host}\\${facts.share}`)}`,
  '  $known = Get-SmbMapping -RemotePath $remote -ErrorAction SilentlyContinue | Select-Object -First 1',
  '  if ($known) { "$remote is already mapped. $($known.LocalPath)"; return }',
  '  $used = @([IO.DriveInfo]::GetDrives().Name) + @(Get-SmbMapping).LocalPath',
  '  $free = [char[]](68..90) | Where-Object { -not ($used -like "${_}:*") } | Select-Object -First 1',
  '  if (-not $free) { Write-Error "No drive letter is free."; return }',
];

const mapping = (username: string, password: string) =>
  `New-SmbMapping -LocalPath "\${free}:" -RemotePath $remote -UserName ${username} -Password ${password} ` +
  '-Persistent $true -SaveCredentials';
