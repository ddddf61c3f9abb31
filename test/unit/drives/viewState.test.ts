import assert from 'node:assert/strict';
import type { ListState } from '../../../src/core/drives/driveList';
import { viewState, type ViewState } from '../../../src/core/drives/viewState';
import { ApiError, type FailureKind } from '../../../src/core/api/errors';

const nothing: ListState = { loaded: 'nothing', at: undefined, loading: false, problem: undefined };
const whole: ListState = { ...nothing, loaded: 'whole', at: 1 };
const stopped = { problem: { kind: 'stopped' } } as const;
const failed = (kind: FailureKind) =>
  ({ problem: { kind: 'failed', error: new ApiError({ kind, summary: '', sent: true }) } }) as const;

describe('what the view shows', () => {
  const cases: [what: string, list: ListState, count: number, isAdmin: boolean | undefined, shown: ViewState][] = [
    ['before the first walk', nothing, 0, true, 'loading'],
    ['during the first walk', { ...nothing, loading: true }, 0, true, 'loading'],
    ['no drives', whole, 0, true, 'empty'],
    ['no drives for a member', whole, 0, false, 'emptyForMember'],
    ['no drives, and nobody knows whether it is an admin', whole, 0, undefined, 'empty'],
    ['an empty list that is read again: it goes on saying so', { ...whole, loading: true }, 0, true, 'empty'],
    ['a member’s empty list that is read again', { ...whole, loading: true }, 0, false, 'emptyForMember'],
    ['an empty list that could not be read again', { ...whole, ...failed('network') }, 0, true, 'offline'],
    [
      'an empty list of a member that is not permitted any more',
      { ...whole, ...failed('notPermitted') },
      0,
      false,
      'noPermission',
    ],
    ['a first walk stopped before any row', { ...nothing, ...stopped }, 0, true, 'stopped'],
    ['an empty list whose next reading was stopped', { ...whole, ...stopped }, 0, true, 'stopped'],
    ['a stopped walk that is begun again', { ...nothing, loading: true }, 0, true, 'loading'],
    [
      'a first walk that failed for no known reason',
      { ...nothing, problem: { kind: 'failed', error: 1 } },
      0,
      true,
      'failed',
    ],
    ['rows of a first walk', { ...nothing, loaded: 'part', loading: true }, 120, true, 'ready'],
    ['rows of a first walk that was stopped', { ...nothing, loaded: 'part', ...stopped }, 120, true, 'ready'],
    ['a drive made here before the list was read', nothing, 1, true, 'ready'],
    ['rows', whole, 3, true, 'ready'],
    ['rows that are read again', { ...whole, loading: true }, 3, true, 'ready'],
    ['rows after a refused key', { ...whole, ...failed('badKey') }, 3, true, 'ready'],
  ];
  for (const [what, list, count, isAdmin, shown] of cases) {
    it(`${what}: ${shown}`, () => assert.equal(viewState(list, count, isAdmin), shown));
  }

  const kinds: [kind: FailureKind, shown: ViewState][] = [
    ['badKey', 'keyRefused'],
    ['notPermitted', 'noPermission'],
    ['network', 'offline'],
    ['notFound', 'failed'],
    ['conflict', 'failed'],
    ['refused', 'failed'],
    ['rateLimit', 'failed'],
    ['server', 'failed'],
    ['unreadable', 'failed'],
  ];
  for (const [kind, shown] of kinds) {
    it(`without rows, ${kind} is ${shown}`, () => {
      assert.equal(viewState({ ...nothing, ...failed(kind) }, 0, true), shown);
    });
  }
});
