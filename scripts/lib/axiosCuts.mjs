/**
 * What of axios' fetch adapter never runs for us: `http.ts` sends text to a whole address, under one signal, with plain headers,
 * and gives no option beside. esbuild cannot know that; with these texts in place of axios' own it sees what is dead and drops
 * it. By the file of `axios/lib`. A text that is not there any more fails the build: axios' version is pinned, and a new one is
 * to be read here again.
 *
 * @type {Readonly<Record<string, readonly (readonly [there: string, instead: string])[]>>}
 */
export const cuts = {
  'adapters/fetch': [
    // The global `fetch` with its answers as they come: no other environment, no other type of answer.
    ['utils.global !== undefined && utils.global !== null ? utils.global : globalThis', 'globalThis'],
    ['const { Request, Response, Blob } = env;', ''],
    ['Request: globalObject.Request,\n      Response: globalObject.Response,\n      Blob: globalObject.Blob,\n', ''],
    ['env = utils.merge.call(\n    {\n      skipUndefined: true,\n    },\n    {\n          },\n    env\n  );', ''],
    ['export const getFetch =', 'const getFetch ='],
    ['const adapter = getFetch();', 'const adapter = factory();'],
    ["test(() => utils.isReadableStream(new Response('').body))", 'true'],
    ["isFetchSupported &&\n    (() => {\n      ['text'", "false &&\n    (() => {\n      ['text'"],
    ["await resolvers[utils.findKey(resolvers, responseType) || 'text'](", 'await resolvers.stream('],
    ['const requestDefaults = Object.assign(Object.create(null), DEFAULT_REQUEST_OPTIONS);', ''],
    ["isFetchSupported &&\n    (typeof TextEncoder === 'function'", "false &&\n    (typeof TextEncoder === 'function'"],
    // Options that are never given.
    ['      cancelToken,\n      timeout,\n      onDownloadProgress,\n      onUploadProgress,\n', ''],
    ["      withCredentials = 'same-origin',\n      fetchOptions,\n", ''],
    ['      maxContentLength,\n      maxBodyLength,\n', ''],
    ['const hasMaxContentLength = utils.isNumber(maxContentLength) && maxContentLength > -1;', ''],
    ['hasMaxContentLength', 'false'],
    ['composedSignal &&\n      composedSignal.unsubscribe &&', 'false &&'],
    ['[signal, cancelToken && cancelToken.toAbortSignal()],\n      timeout', '[signal]'],
    ['onDownloadProgress', 'undefined'],
    ['onUploadProgress', 'undefined'],
    ['const hasMaxBodyLength = utils.isNumber(maxBodyLength) && maxBodyLength > -1;', ''],
    ['hasMaxBodyLength', 'false'],
    ['const mustEnforceStreamBody =\n        false && (utils.isReadableStream(data) || utils.isStream(data));', ''],
    ['mustEnforceStreamBody', 'false'],
    ['maxBodyLength)', '0)'],
    ['maxContentLength)', '0)'],
    ['maxContentLength +', '0 +'],
    ['fetchOptions == null ? fetchOptions : Object.assign(Object.create(null), fetchOptions)', 'undefined'],
    ['const safeFetchOptions =\n        undefined;', ''],
    ['safeFetchOptions', 'undefined'],
    ["const envFetch = utils.hasOwnProp(env, 'fetch') ? env.fetch : undefined;", ''],
    ['envFetch', 'undefined'],
    [
      "if (!utils.isString(withCredentials)) {\n        withCredentials = withCredentials ? 'include' : 'omit';\n      }",
      '',
    ],
    ['isCredentialsSupported ? withCredentials : undefined', "'same-origin'"],
    ["const isCredentialsSupported = isRequestSupported && 'credentials' in Request.prototype;", ''],
    // No user name in the address (`url.ts` refuses one), and none beside it.
    ["const configAuth = own('auth');", ''],
    ['configAuth', 'undefined'],
    ['maybeWithAuthCredentials(url)', 'false'],
    ['if (auth) {', 'if (false) {'],
    ['false && parsedURL && ', 'false && '],
    // No forms.
    ["utils.isSpecCompliantForm(data) && AxiosHeaders.from(own('headers')).getContentType()", 'undefined'],
    ['utils.isString(formContentType) &&', 'false &&'],
    ['utils.isSpecCompliantForm(data) &&', 'false &&'],
    ['utils.isFormData(data)', 'false'],
    // Node has all of it, from 18 on; and what could be sent as a stream is text.
    ["const isFetchSupported = undefined ? isFunction(undefined) : typeof fetch === 'function';", ''],
    ['const isRequestSupported = isFunction(Request);', ''],
    ['const isResponseSupported = isFunction(Response);', ''],
    ['const isReadableStreamSupported = isFetchSupported && isFunction(ReadableStream);', ''],
    ['isFetchSupported', 'true'],
    // A `Request` of our own would be taken apart by `fetch` again, a tenth of what a page costs.
    ['isRequestSupported', 'false'],
    // `http.ts` reads them, of both kinds.
    ['const responseHeaders = AxiosHeaders.from(response.headers);', ''],
    ['headers: AxiosHeaders.from(response.headers)', 'headers: response.headers'],
    ['isResponseSupported', 'true'],
    ['isReadableStreamSupported', 'true'],
    ['false && !supportsResponseStream && !isStreamResponse', 'false'],
    ["typeof TextEncoder === 'function'", 'true'],
    // Nothing above throws an error of axios' own, and the signal's reason is none.
    ['composedSignal && composedSignal.aborted && composedSignal.reason instanceof AxiosError', 'false'],
    ['err instanceof AxiosError', 'false'],
  ],
};

/** Whole files in place of axios' own. */
export const replacements = {
  // Of the adapter's code only what the cuts above make dead asks for any of it.
  utils: 'export default {};',
  // None leaves `http.ts`, which takes the codes from it, and from its cause: what `fetch` threw.
  'core/AxiosError': `
    export default class AxiosError extends Error {
      static ERR_NETWORK = 'ERR_NETWORK';
      static from(error) {
        return error;
      }
      constructor(message, code) {
        super(message);
        this.code = code;
      }
    }`,
  // The address is whole, there is no password in it and no cookie beside it: nothing is left to merge but the headers.
  'helpers/resolveConfig': `
    import AxiosHeaders from '../core/AxiosHeaders.js';
    export default config => ({ __proto__: null, ...config, headers: AxiosHeaders.from(config.headers) });`,
  // Names and values are those of `request.ts`, which has looked at them; to make them clean once more takes 5 KB.
  'core/AxiosHeaders': `
    export default class AxiosHeaders {
      static from(headers) {
        return Object.assign(new AxiosHeaders(), headers);
      }
      set(name, value) {
        this[name] = value;
      }
      normalize() {
        return this;
      }
    }`,
  'helpers/sanitizeHeaderValue': 'export const toByteStringHeaderObject = headers => headers;',
  // Any status is an answer.
  'core/settle': 'export default (resolve, reject, response) => resolve(response);',
  // One signal needs no other that follows it.
  'helpers/composeSignals': 'export default ([signal]) => signal;',
};
