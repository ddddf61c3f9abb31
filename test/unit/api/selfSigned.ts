import { generateKeyPairSync, sign } from 'node:crypto';

export interface CertificateOptions {
  /** Four numbers, such as 127.0.0.1: the address it is for. */
  readonly ip?: string;
  /** Of several that are trusted at once, each needs its own. */
  readonly name?: string;
  /** `YYMMDDhhmmssZ` */
  readonly from?: string;
  readonly to?: string;
}

/** A key and a certificate for an address that nobody but itself vouches for: X.509 in its shortest form. */
export function selfSigned({
  ip = '127.0.0.1',
  name: commonName = 'made up',
  from = '200101000000Z',
  to = '491231235959Z',
}: CertificateOptions = {}): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const ed25519 = sequence(Buffer.from('06032b6570', 'hex'));
  const name = sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(commonName)))));
  const validity = sequence(utcTime(from), utcTime(to));
  const version3 = der(0xa0, Buffer.from('020102', 'hex'));
  const serial = Buffer.from('020101', 'hex');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const toBeSigned = sequence(version3, serial, ed25519, name, validity, name, spki, extensions(ip));
  const signature = der(0x03, Buffer.concat([Buffer.of(0), sign(null, toBeSigned, privateKey)]));
  const base64 = sequence(toBeSigned, ed25519, signature).toString('base64');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`,
  };
}

/** subjectAltName with one address, and basicConstraints that let it vouch for itself. */
function extensions(ip: string): Buffer {
  const address = sequence(der(0x87, Buffer.from(ip.split('.').map(Number))));
  const altName = sequence(Buffer.from('0603551d11', 'hex'), der(0x04, address));
  const isAuthority = sequence(Buffer.from('0603551d13', 'hex'), der(0x04, sequence(Buffer.from('0101ff', 'hex'))));
  return der(0xa3, sequence(altName, isAuthority));
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function utcTime(text: string): Buffer {
  return der(0x17, Buffer.from(text));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
