// axios ships its parts (its package file lists `unsafe/*`) without types. Its version is pinned, and
// test/unit/api runs against this part as it ships.
declare module 'axios/unsafe/adapters/fetch.js' {
  import type { AxiosRequestConfig, AxiosResponse } from 'axios';

  /** Sends over the global `fetch`. Takes what `axios.request` takes, but knows none of its defaults. */
  const fetchAdapter: (config: AxiosRequestConfig) => Promise<AxiosResponse<ReadableStream<Uint8Array> | null>>;
  export default fetchAdapter;
}
