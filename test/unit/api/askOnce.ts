// Run in a process of its own, whose environment decides which certificates and which proxy it trusts.
import { createClient } from '../../../src/core/api/client';
import { ApiError } from '../../../src/core/api/errors';

const [baseUrl = '', key = ''] = process.argv.slice(2);
const call = createClient({ baseUrl, key, random: () => 0 }).drives.rename(
  'sd1',
  'new name',
  new AbortController().signal,
);
await call.then(
  () => console.log('answered'),
  (error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    console.log([error.kind, error.network ?? error.status, error.message].join(' · '));
  },
);
