import { createHmac, type KeyObject } from 'node:crypto'

/** HMAC-SHA256: the same number gives the same hash, and without the key nobody can guess it. */
export function keyedHash(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
