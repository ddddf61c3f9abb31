import assert from 'node:assert/strict';
import { useSimulator } from '../../simulator/checked';
import { ask, column, field, items } from './ask';

const unauthorized = { message: 'You must be logged in to access this method.', code: 'UNAUTHORIZED' };
const member = 'pskey_made_up_member';
const memberEmpty = 'pskey_made_up_member_empty';

describe('the simulator: keys', () => {
  const simulator = useSimulator();

  it("a wrong key is refused in the service's words", async () => {
    const { status, body } = await ask(simulator(), '/shared-drives', { key: 'pskey_made_up_wrong' });
    assert.deepEqual([status, body], [401, unauthorized]);
  });

  it('a missing key is refused in the same words', async () => {
    simulator().expectViolation(/no Authorization header/);
    const { status, body } = await ask(simulator(), '/shared-drives', { key: undefined });
    assert.deepEqual([status, body], [401, unauthorized]);
  });

  it('the session of a wrong key is 200 null', async () => {
    const { status, body } = await ask(simulator(), '/auth/session', { key: 'pskey_made_up_wrong' });
    assert.deepEqual([status, body], [200, null]);
  });

  it("a session names the key's own team, and every team of the person", async () => {
    const { body } = await ask(simulator(), '/auth/session', { key: 'pskey_made_up_second_team' });
    assert.equal(field(body, 'team', 'namespace'), 'ada-side');
    assert.deepEqual(
      [0, 1].map(i => field(body, 'user', 'teamMemberships', i, 'team', 'namespace')),
      ['acme-research', 'ada-side'],
    );
  });

  it('a member is no admin', async () => {
    const { body } = await ask(simulator(), '/auth/session', { key: member });
    assert.equal(field(body, 'user', 'teamMemberships', 0, 'isAdmin'), false);
  });

  it("one team's key does not see the other's drives", async () => {
    const { body } = await ask(simulator(), '/shared-drives', { key: 'pskey_made_up_second_team' });
    assert.deepEqual(column(body, 'name'), ['datasets', 'photos']);
    const [foreign] = simulator().drives('acme-research');
    const { status } = await ask(simulator(), `/shared-drives/${foreign?.id ?? ''}`, {
      key: 'pskey_made_up_second_team',
    });
    assert.equal(status, 404);
  });

  it('a member is refused the list, or gets an empty one', async () => {
    const refused = await ask(simulator(), '/shared-drives', { key: member });
    assert.deepEqual([refused.status, field(refused.body, 'code')], [403, 'FORBIDDEN']);
    const empty = await ask(simulator(), '/shared-drives', { key: memberEmpty });
    assert.deepEqual([empty.status, items(empty.body)], [200, []]);
  });

  for (const key of [member, memberEmpty]) {
    it(`${key} can neither create, rename nor delete`, async () => {
      const [drive] = simulator().drives();
      assert.ok(drive);
      const { id, region, networkId } = drive;
      const body = { name: 'mine', region, networkId, size: 250 };
      const answers = [
        await ask(simulator(), '/shared-drives', { method: 'POST', key, body }),
        await ask(simulator(), `/shared-drives/${id}`, { method: 'PUT', key, body: { name: 'mine' } }),
        await ask(simulator(), `/shared-drives/${id}`, { method: 'DELETE', key }),
        await ask(simulator(), '/private-networks', { method: 'POST', key, body: { name: 'mine', region } }),
      ];
      assert.deepEqual(
        answers.map(answer => answer.status),
        [403, 403, 403, 403],
      );
      assert.deepEqual(simulator().drives()[0], drive);
    });
  }
});
