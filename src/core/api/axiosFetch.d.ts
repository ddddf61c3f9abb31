// axios ships its parts (its package file lists `unsafe/*`) without types. Its version is pinned, and
// test/unit/api runs against this part as it ships.
declare module 'axios/unsafe/adapters/fetch.js' {
  import type { AxiosRequestConfig, AxiosResponse } from 'axios';

  /** Of the headers, all that is read: axios' own class holds them, and where it is cut (`axiosCuts.mjs`) that of `fetch`. */
  type Answer = Omit<AxiosResponse<ReadableStream<Uint8Array> | null>, 'headers'> & {
    headers: Iterable<[name: string, value: unknown]>;
  };
  /** Sends over the global `fetch`. Takes what `axios.request` takes, but knows none of its defaults. */
  const fetchAdapter: (config: AxiosRequestConfig) => Promise<Answer>;
  export default fetchAdapter;
}
