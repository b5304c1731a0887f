import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'

/** Signs what is kept outside of the service (Ed25519). */
export interface Signer {
  sign(text: string): Buffer
  /** PEM; with it anybody can check a signature without the service. */
  readonly publicKey: string
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The key follows from the service's secret, so a restored service signs with the same one. */
export function openSigner(secret: string): Signer {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'mingzhang', 'sign', 32))
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Head, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString()
  return { publicKey, sign: (text) => sign(null, Buffer.from(text), key) }
}

export function isSigned(publicKey: string, text: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), publicKey, signature)
}
