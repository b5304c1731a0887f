import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Encrypts a text or bytes: one byte of key id, the nonce, the tag, the ciphertext (AES-256-GCM). */
export function seal(key: SealingKey, content: string | Buffer): Buffer {
  const nonce = nextNonce()
  const sealing = createCipheriv(cipher, key.secret, nonce)
  const body =
    typeof content === 'string' ? sealing.update(content, 'utf8') : sealing.update(content)
  const rest = sealing.final()
  return Buffer.concat([Buffer.of(key.id), nonce, sealing.getAuthTag(), body, rest])
}

const noncesAtOnce = 1024
let nonces = Buffer.alloc(0)

/** Random bytes are fetched for many nonces at once: a call for twelve costs as much as for all. */
function nextNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(nonceBytes * noncesAtOnce)
  const nonce = nonces.subarray(0, nonceBytes)
  nonces = nonces.subarray(nonceBytes)
  return nonce
}

/** Decrypts what `seal` made; throws where it was changed or sealed with another key. */
export function unseal(key: SealingKey, sealed: Buffer): Buffer {
  if (sealed[0] !== key.id) throw new Error(`sealed with key ${sealed[0]}, not ${key.id}`)
  const tagAt = 1 + nonceBytes
  const opening = createDecipheriv(cipher, key.secret, sealed.subarray(1, tagAt))
  opening.setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes))
  const body = opening.update(sealed.subarray(tagAt + tagBytes))
  return Buffer.concat([body, opening.final()])
}

export interface SealingKey {
  /** 0 to 255; stored with every sealed value, so that keys can be changed. */
  id: number
  /** 32 bytes; a key in any other form is unpacked at each use, which costs more than sealing. */
  secret: KeyObject
}
