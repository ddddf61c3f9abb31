import { refreshes, walks, type Task } from './tasks';

/** Started by `run.ts` with a task as JSON; prints what came of it, as JSON too. */
const task = JSON.parse(process.argv[2] ?? '') as Task;
const { service } = task;
const result =
  task.what === 'walks' ? await walks(service, task.times) : await refreshes(service, task.batches, task.each);
console.log(JSON.stringify(result));
