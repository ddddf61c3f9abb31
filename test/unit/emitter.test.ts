import assert from 'node:assert/strict';
import { Emitter } from '../../src/core/emitter';

describe('an event', () => {
  it('reaches every listener, in the order in which they came', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    emitter.event(n => heard.push(`a${n}`));
    emitter.event(n => heard.push(`b${n}`));
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(heard, ['a1', 'b1', 'a2', 'b2']);
  });

  it('does not reach who left, and leaving twice is leaving once', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listening = emitter.event(n => heard.push(n));
    listening.dispose();
    listening.dispose();
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });

  it('a function that listens twice is called twice, and leaves once at a time', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const listener = (n: number) => heard.push(n);
    const first = emitter.event(listener);
    emitter.event(listener);
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, [1, 1, 2]);
  });

  it('who begins to listen during an event hears the next one', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    const outer = emitter.event(() => {
      outer.dispose();
      emitter.event(n => heard.push(n));
    });
    emitter.fire(1);
    emitter.fire(2);
    assert.deepEqual(heard, [2]);
  });

  it('reaches nobody after dispose', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event(n => heard.push(n));
    emitter.dispose();
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });
});
