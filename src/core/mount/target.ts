import type { MountDirectory } from './mountDirectory';
import type { Form, Refusal } from './refusal';

export type { Form } from './refusal';

/** VS Code's language id for a document that holds the snippet. */
export type SnippetLanguage = 'shellscript' | 'powershell' | 'bat' | 'yaml' | 'ini' | 'plaintext';

/** Where the snippet is meant to be used. */
export type TargetSystem = 'linux' | 'macos' | 'windows' | 'containers' | 'any';

/** One way to mount a drive. Its label is put on by `src/ui`, by id. */
export interface Target {
  readonly id: string;
  readonly language: SnippetLanguage;
  readonly system: TargetSystem;
  /** Never empty; a target without `include` would show the secret in a process list, or cannot quote it. */
  readonly forms: readonly Form[];
  /** What this target alone cannot write, beyond what `checkCredentials` refuses for all. */
  readonly refuse?: (facts: SnippetFacts) => Refusal | undefined;
  /** Where in its text it begins to do what others do not: what a preview shows, besides the password's dots. */
  readonly gist?: string;
  /** How the password stands in the snippet, where not as text in some quotes: what a preview puts its dots for. */
  readonly disguise?: (password: string) => string;
  /** The snippet, without a newline at its end, so that whoever pastes it decides when it runs. */
  readonly render: (facts: SnippetFacts) => string;
}

/** What a target writes, checked already: `renderSnippet` is the only maker outside the tests. */
export interface SnippetFacts {
  readonly id: string;
  /** The drive's name, any text. */
  readonly name: string;
  /** Gigabytes, as sold. */
  readonly sizeGB: number;
  readonly host: string;
  readonly share: string;
  readonly username: string;
  /** Absent in the `prompt` form. */
  readonly password?: string;
  readonly directory: MountDirectory;
  /** Extra mount.cifs options from the allow-list, e.g. `vers=3.0`. */
  readonly options: readonly string[];
}
