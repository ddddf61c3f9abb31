// A file of its own, so that a bundler can drop what writes TOML.
export { parse, TomlError } from 'smol-toml';
