import { createSecretKey, hkdfSync } from 'node:crypto'
import { keyedHash } from './keyed-hash.ts'
import { type SealingKey, seal, unseal } from './sealed.ts'

/** Everything that may be done with an identity or account number. */
export interface Vault {
  seal(text: string): Buffer
  unseal(sealed: Buffer): string
  /** The same for the content of a file. */
  sealBytes(bytes: Buffer): Buffer
  unsealBytes(sealed: Buffer): Buffer
  hash(text: string): Buffer
}

/** Derives one key for sealing and one for hashing from the service's secret (HKDF-SHA256). */
export function openVault(secret: string): Vault {
  const derive = (purpose: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'mingzhang', purpose, 32)))
  const sealingKey: SealingKey = { id: 1, secret: derive('seal') }
  const hashKey = derive('hash')
  return {
    seal: (text) => seal(sealingKey, text),
    unseal: (sealed) => unseal(sealingKey, sealed).toString('utf8'),
    sealBytes: (bytes) => seal(sealingKey, bytes),
    unsealBytes: (sealed) => unseal(sealingKey, sealed),
    hash: (text) => keyedHash(hashKey, text),
  }
}

const mostRemembered = 1000

/**
 * The same vault for a run over a file, in which the number of a head of household, a recipient
 * and a payee is mostly one and the same: it works each of the last numbers out once.
 */
export function rememberingVault(vault: Vault): Vault {
  return { ...vault, seal: remembering(vault.seal), hash: remembering(vault.hash) }
}

function remembering(work: (text: string) => Buffer): (text: string) => Buffer {
  const known = new Map<string, Buffer>()
  return (text) => {
    const result = known.get(text) ?? work(text)
    if (known.size >= mostRemembered) known.clear()
    known.set(text, result)
    return result
  }
}
