import { mountLookups, type MountLookups } from './mounts';
import { refreshes, walks, type Refreshes, type Task, type Walks } from './tasks';

/** Started by `run.ts` with a task as JSON; prints what came of it, as JSON too. */
console.log(JSON.stringify(await resultOf(JSON.parse(process.argv[2] ?? '') as Task)));

function resultOf(task: Task): Promise<Walks | Refreshes> | MountLookups {
  switch (task.what) {
    case 'walks':
      return walks(task.service, task.times);
    case 'refreshes':
      return refreshes(task.service, task.batches, task.each);
    case 'mounts':
      return mountLookups(task.times);
  }
}
