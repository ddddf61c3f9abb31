import type { CreateNotKnown, CreateOutcome, NetworkChoice } from '../../../core/drives/createDrive';
import type { PrivateNetwork } from '../../../core/drives/drive';
import type { SentEarlier } from '../../../core/drives/makeAlone';
import { askedKey, type WishNote } from '../../../core/drives/wishNote';
import type { Account } from '../../account/account';
import type { KeyParts } from '../../account/askForKey';
import { anotherKey } from '../account/replaceKey';
import { riskWords } from './notKnownWords';

/** The questions, in the order they are asked. */
export const questions = ['team', 'region', 'network', 'name', 'size', 'look'] as const;
export type Question = (typeof questions)[number];

/** What is known of the drive to be made. Answers are kept while somebody goes back and forth. */
export interface Draft {
  account: Account;
  /** All that are signed in: with one there is no question which. */
  readonly signedIn: () => readonly Account[];
  /** The teams of which its may be one, for who reads what will be made. */
  readonly teams: () => readonly Pick<Account, 'team'>[];
  /** Whether it is clear which team it is for. */
  isTeamKnown: boolean;
  /** The account of the same team to go on with after a failure, with another key; undefined: there is none. */
  readonly anotherKey: (account: Account, error: unknown) => Promise<Account | undefined>;
  region: string | undefined;
  network: NetworkChoice | undefined;
  /** What was typed for a network that is not chosen (yet): the name of a new one, the id of one that is not listed. */
  typedNetwork: { readonly name?: string; readonly id?: string };
  name: string | undefined;
  size: number | undefined;
  /** What the service refused, said where it can be mended. */
  problem: { readonly question: Question; readonly texts: readonly string[] } | undefined;
  /** The request whose outcome is not known, and which somebody who has read the risk may send again. */
  despite: SentEarlier | undefined;
  /** Requests that the service has given up, the last one first. */
  givenUp: readonly GivenUp[];
  /** It could not be written down here, and somebody who has read that may send it all the same. */
  unwritten: boolean;
  /** How the last try ended; undefined: nothing was asked for. */
  outcome?: CreateOutcome;
  /** Whoever wanted it does not any more. */
  signal?: AbortSignal;
}

interface GivenUp extends SentEarlier {
  /** Of the team's id: networks of two teams may share a name. */
  readonly account: string;
}

/** Before anything was answered. */
export function emptyDraft(services: KeyParts, account: Account): Draft {
  return {
    account,
    signedIn: () => services.accounts.known,
    teams: () => services.accounts.teams,
    isTeamKnown: true,
    anotherKey: (before, error) => anotherKey(services, before, error),
    region: undefined,
    network: undefined,
    typedNetwork: {},
    name: undefined,
    size: undefined,
    problem: undefined,
    despite: undefined,
    givenUp: [],
    unwritten: false,
  };
}

/** Whether it goes on with another key after this failure. */
export async function goesOn(draft: Draft, error: unknown): Promise<boolean> {
  const account = await draft.anotherKey(draft.account, error);
  if (account) draft.account = account;
  return account !== undefined;
}

/** With every answer that an earlier window was given. */
export function draftOf(services: KeyParts, account: Account, { at, sent, wish }: WishNote): Draft {
  const network = at === 'drive' ? { kind: 'existing' as const, id: sent.networkId } : wish.network;
  const { region, name, size } = wish;
  return { ...emptyDraft(services, account), region, network, name, size };
}

/** Says at the last look what sending the same again may do; who presses Enter there has read it. */
export function askDespite(draft: Draft, outcome: CreateNotKnown): Question {
  draft.problem = { question: 'look', texts: [riskWords(outcome)] };
  draft.despite = { asked: askedKey(outcome), before: outcome.before };
  return 'look';
}

/** What was given up is looked for first when it is asked for again. */
export function keepGivenUp(draft: Draft, givenUp: SentEarlier): void {
  draft.givenUp = [{ ...givenUp, account: draft.account.id }, ...draft.givenUp];
}

/** Whether something of it may be there, or still come, although no answer said so. */
export function mayBeMade({ despite, givenUp }: Draft): boolean {
  return despite !== undefined || givenUp.length > 0;
}

/** Says a refusal once: the step that shows it takes it away. */
export function takeProblem(draft: Draft, question: Question): readonly string[] {
  const { problem } = draft;
  if (problem?.question !== question) return [];
  draft.problem = undefined;
  return problem.texts;
}

/** The drive goes into a network that was just made, or found to have been. */
export function useNetwork(draft: Draft, network: PrivateNetwork): void {
  draft.network = { kind: 'existing', id: network.id, network };
  draft.account.connections.forget();
}
