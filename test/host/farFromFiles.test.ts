import assert from 'node:assert/strict';
import { useSimulator } from './harness';
import { Recorded } from './recorded';

/** As in a Remote - SSH window when it is installed on the person's own computer alone. */
describe('where the window’s files are on another machine than the extension', () => {
  const simulator = useSimulator({ readyAfterMs: 0 });
  const window = new Recorded();
  window.farFromFiles = true;
  const id = () => simulator().drives()[0]?.id ?? '';

  before(async () => {
    await window.start();
    await window.run('signIn');
    await window.run('refresh');
  });
  beforeEach(() => {
    window.said.length = 0;
    window.messages.length = 0;
  });
  after(() => window.end());

  it('an assistant is told that nobody knows the system, and to name it', async () => {
    const wanted = /Which system the snippet is for is not known here: name a target\. Targets: linux, fstab, .*uri\./;
    await assert.rejects(window.tool('mountSnippet', { drive: id() }), wanted);
    await assert.rejects(window.tool('mountSnippet', { drive: id(), target: 'auto' }), wanted);
    await assert.rejects(window.api?.snippet(id()) ?? Promise.resolve(), wanted);
    assert.match(await window.tool('mountSnippet', { drive: id(), target: 'macos' }), /"target":"macos"/);
  });

  it('get says nothing of where the drive is mounted, which is not known', async () => {
    const told = await window.tool('get', { drive: id() });
    assert.match(told, new RegExp(`^id: +${id()}$`, 'm'));
    assert.doesNotMatch(told, /mounted/);
  });

  it('a copied snippet is of the system that the person names', async () => {
    await window.run('copyMountSnippet', { id: id(), password: 'prompt' });
    assert.ok(window.said.some(each => each.startsWith('box ') && each.includes('Which system is the snippet for?')));
    assert.match(window.clipboard, /mount -t cifs/);
  });

  for (const name of ['mountHere', 'unmount', 'openFolder', 'checkConnection']) {
    it(`${name} says that it has to be installed there, and does nothing`, async () => {
      assert.equal(await window.run(name, { id: id() }), undefined);
      const [told] = window.messages;
      assert.match(told?.text ?? '', /files are on another machine than this extension/);
      assert.deepEqual(told?.buttons, ['Install There']);
    });
  }
});
