import { driveDetails } from '../words/details';
import { driveMeant } from './drives';
import type { Tool } from './tool';

export const getTool: Tool = {
  run: async call => {
    const { account, drive } = await driveMeant(call);
    const [details, mounts] = await Promise.all([
      driveDetails(account, drive.id, { userName: false }),
      call.services.mounts.look(),
    ]);
    // Far from the window's files nothing is known of it.
    if (call.services.farFromFiles) return details;
    return `${details}mounted here at: ${JSON.stringify(mounts.directoriesOf(drive.mountPoint))}`;
  },
};
