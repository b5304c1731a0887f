import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { keyedHash } from './keyed-hash.ts'
import { type SealingKey, seal, unseal } from './sealed.ts'
import { openSigner, type Signer } from './signer.ts'

/** What a number is on its way into the database: sealed to be shown again, hashed to be found. */
export interface Sealer {
  seal(text: string): Buffer
  hash(text: string): Buffer
}

/** The keys of a sealer; they can be handed to another thread. */
export interface SealerKeys {
  sealing: SealingKey
  hashing: KeyObject
}

export function openSealer({ sealing, hashing }: SealerKeys): Sealer {
  return { seal: (text) => seal(sealing, text), hash: (text) => keyedHash(hashing, text) }
}

/** Everything that may be done with an identity or account number. */
export interface Vault extends Sealer {
  readonly sealerKeys: SealerKeys
  /** The key that seals now; it is the first byte of what is sealed. */
  readonly sealingKeyId: number
  unseal(sealed: Buffer): string
  /** The same for the content of a file. */
  sealBytes(bytes: Buffer): Buffer
  unsealBytes(sealed: Buffer): Buffer
  readonly signer: Signer
}

/** A secret of its own for sealing, under the id that stands in front of what it sealed. */
export interface SealingSecret {
  /** 2 to 255: key 1 comes from the service's secret. */
  id: number
  secret: string
}

/**
 * Derives the key for hashing and sealing key 1 from the service's secret (HKDF-SHA256), and a key
 * from each sealing secret. The first of those seals; whatever any of them sealed can be opened.
 */
export function openVault(secret: string, sealingSecrets: readonly SealingSecret[] = []): Vault {
  const keys = [...sealingSecrets.map(sealingKeyOf), sealingKeyOf({ id: 1, secret })]
  const byId = new Map(keys.map((key) => [key.id, key]))
  const [current = sealingKeyOf({ id: 1, secret })] = keys
  const open = (sealed: Buffer) => {
    const key = byId.get(sealed[0] ?? 0)
    if (key === undefined) throw new Error(`sealed with key ${sealed[0]}, which is not known here`)
    return unseal(key, sealed)
  }
  const sealerKeys = { sealing: current, hashing: derive(secret, 'hash') }
  return {
    ...openSealer(sealerKeys),
    sealerKeys,
    sealingKeyId: current.id,
    unseal: (sealed) => open(sealed).toString('utf8'),
    sealBytes: (bytes) => seal(current, bytes),
    unsealBytes: open,
    signer: openSigner(secret),
  }
}

const sealingKeyOf = ({ id, secret }: SealingSecret): SealingKey => ({
  id,
  secret: derive(secret, 'seal'),
})

const derive = (secret: string, purpose: string) =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'mingzhang', purpose, 32)))

const mostRemembered = 1000

/**
 * The same sealer for a run over a file, in which the number of a head of household, a recipient
 * and a payee is mostly one and the same: it works each of the last numbers out once.
 */
export function rememberingSealer({ seal, hash }: Sealer): Sealer {
  return { seal: remembering(seal), hash: remembering(hash) }
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
