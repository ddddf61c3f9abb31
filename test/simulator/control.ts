import { jsonAnswer } from './answer';
import type { Answer } from './answer';
import type { World } from './world';

/** Answers what another process asks of the simulator itself. */
export function answerControl(world: World, method: string, path: string, body: string): Answer {
  if (method === 'GET' && path === '/requests') return jsonAnswer(200, world.recorder.requests);
  return jsonAnswer(404, { message: `no ${method} ${path} (${body.length} bytes)` });
}
