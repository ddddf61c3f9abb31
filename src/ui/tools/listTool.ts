import { regionCode } from '../../core/drives/regions';
import { numberGiven, textGiven } from '../commands/arguments';
import { readDrives, shortFacts } from './drives';
import type { Tool } from './tool';

/** As many as a conversation has room for. */
const highestLimit = 200;

export const listTool: Tool = {
  run: async ({ services, given }) => {
    const { drives, problem } = await readDrives(services);
    const region = textGiven(given, 'region');
    const part = textGiven(given, 'nameContains')?.toLowerCase() ?? '';
    const matching = drives.filter(
      ({ drive }) =>
        (region === undefined || drive.region === regionCode(region)) && drive.name.toLowerCase().includes(part),
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
