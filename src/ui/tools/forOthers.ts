import type { ApiDrive } from '../api';
import { NoSuchDrive } from '../problems';
import type { Services } from '../services';
import { wordsFor } from '../words/failure';
import { readDrives } from './drives';
import { snippetThatAsks } from './mountSnippetTool';
import { ToolProblem } from './tool';

/** What other extensions can do, by `src/ui/api.ts`. */
export function listForOthers(services: Services): Promise<readonly ApiDrive[]> {
  return inWords(async () => {
    const { drives, problem } = await readDrives(services);
    if (problem !== undefined) throw new ToolProblem(problem);
    return drives.map(({ account: { team }, drive }) => {
      const { id, name, region, sizeGB, networkId, mountPoint, created } = drive;
      return { id, name, region, sizeGB, networkId, mountPoint, created, team: { id: team.id, name: team.name } };
    });
  });
}

export function snippetForOthers(services: Services, id: string, target: string | undefined): Promise<string> {
  return inWords(async () => {
    const { drives, teams, problem } = await readDrives(services);
    const found = drives.find(({ drive }) => drive.id === id);
    if (!found) throw problem === undefined ? new NoSuchDrive(teams.length) : new ToolProblem(problem);
    return (await snippetThatAsks(services, found, target)).snippet;
  });
}

/** An error of ours is nothing to another extension; its words can be shown. */
async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new Error(error instanceof ToolProblem ? error.message : wordsFor(error).text, { cause: error });
  }
}
