import type { Simulator } from '../simulator/simulator';

export interface TeamWatch {
  /** The ids of all drives that were made under each name since it was forgotten last, also of those that are gone. */
  readonly made: ReadonlyMap<string, readonly string[]>;
  forget(): void;
}

/** Follows what the service itself makes, whatever becomes of its answers. */
export function watchTeam({ state }: Simulator): TeamWatch {
  const made = new Map<string, string[]>();
  const [team] = state.teams;
  if (!team) throw new Error('the simulator has no team');
  const create = team.createDrive.bind(team);
  team.createDrive = input => {
    const drive = create(input);
    made.set(drive.name, [...(made.get(drive.name) ?? []), drive.id]);
    return drive;
  };
  return { made, forget: () => made.clear() };
}
