import type { Answer } from './answer';
import { faultedAnswer } from './faultedAnswer';
import type { ActiveFault } from './faults';
import type { Reply } from './reply';

/** Answers a request that a rule took, or fails to. `usual` does the request's work. */
export async function answerByFault(
  fault: ActiveFault,
  method: string,
  usual: () => Answer,
  reply: Reply,
): Promise<void> {
  const { rule } = fault;
  const answer = () => faultedAnswer(rule, method, usual);
  if (rule.hang === 'beforeHeaders') {
    const early = rule.effect === true ? answer() : undefined;
    await fault.stopped;
    // Whoever gave up meanwhile is not served: without `effect`, a request that was cut off does nothing.
    if (!reply.isClosed) reply.send(early ?? answer());
    return;
  }
  const ready = answer();
  if (rule.drop === 'beforeHeaders') {
    reply.reset();
  } else if (rule.drop === 'inBody') {
    await reply.sendHalf(ready);
    reply.hangUp();
  } else if (rule.hang === 'inBody') {
    const sendRest = await reply.sendHalf(ready);
    await fault.stopped;
    if (!reply.isClosed) sendRest();
  } else if (rule.drip !== undefined) {
    await reply.drip(ready, rule.drip, fault.stopped);
  } else {
    reply.send(ready);
  }
}
