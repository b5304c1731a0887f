import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const cipher = 'aes-256-gcm'
const nonceBytes = 12
const tagBytes = 16

/** Encrypts a text or bytes: one byte of key id, the nonce, the tag, the ciphertext (AES-256-GCM). */
export function seal(key: SealingKey, content: string | Buffer): Buffer {
  const nonce = randomBytes(nonceBytes)
  const sealing = createCipheriv(cipher, key.bytes, nonce)
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const body = Buffer.concat([sealing.update(bytes), sealing.final()])
  return Buffer.concat([Buffer.of(key.id), nonce, sealing.getAuthTag(), body])
}

/** Decrypts what `seal` made; throws where it was changed or sealed with another key. */
export function unseal(key: SealingKey, sealed: Buffer): Buffer {
  if (sealed[0] !== key.id) throw new Error(`sealed with key ${sealed[0]}, not ${key.id}`)
  const tagAt = 1 + nonceBytes
  const opening = createDecipheriv(cipher, key.bytes, sealed.subarray(1, tagAt))
  opening.setAuthTag(sealed.subarray(tagAt, tagAt + tagBytes))
  const body = opening.update(sealed.subarray(tagAt + tagBytes))
  return Buffer.concat([body, opening.final()])
}

export interface SealingKey {
  /** 0 to 255; stored with every sealed value, so that keys can be changed. */
  id: number
  /** 32 bytes. */
  bytes: Buffer
}
