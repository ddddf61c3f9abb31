/** The extension made from its sources, in a bundle of its own: see `freshModules`. */
export { Recorded } from '../../test/host/recorded';
