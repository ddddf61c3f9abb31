import { knownRegions, regionCode } from '../../core/drives/regions';
import { numberGiven, textGiven } from '../commands/arguments';
import { readDrives, shortFacts } from './drives';
import { ToolProblem, type Tool } from './tool';

/** As many as a conversation has room for. */
const highestLimit = 200;

export const listTool: Tool = {
  run: async ({ services, given }) => {
    const { drives, problem } = await readDrives(services);
    const wanted = textGiven(given, 'region');
    const region = wanted === undefined ? undefined : regionCode(wanted);
    const regions = new Set([...knownRegions.map(({ code }) => code), ...drives.map(({ drive }) => drive.region)]);
    if (region !== undefined && !regions.has(region))
      throw new ToolProblem(`region must be one of ${JSON.stringify([...regions])}.`);
    const part = textGiven(given, 'nameContains')?.toLowerCase() ?? '';
    const matching = drives.filter(
      ({ drive }) => (region === undefined || drive.region === region) && drive.name.toLowerCase().includes(part),
    );
    const limit = Math.min(numberGiven(given, 'limit') ?? 50, highestLimit);
    return {
      drives: matching.slice(0, limit).map(shortFacts),
      matching: matching.length,
      ...(matching.length > limit && {
        cut: `These are the first ${limit}. Narrow with nameContains or region, or raise limit (up to ${highestLimit}).`,
      }),
      ...(problem !== undefined && { oldOrIncomplete: problem }),
    };
  },
};
