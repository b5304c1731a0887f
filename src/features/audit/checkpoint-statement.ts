import { isSigned } from '../../platform/crypto/signer.ts'
import type { Checkpoint } from './schemas.ts'

/** What a checkpoint signs: where the journal of a district stood at a moment. */
export function statementOf({
  districtCode,
  seq,
  hash,
  madeAt,
}: Pick<Checkpoint, 'districtCode' | 'seq' | 'hash' | 'madeAt'>): string {
  return ['mingzhang journal checkpoint', districtCode, seq, hash, madeAt.toISOString()].join('\n')
}

/** Whether the signature is that of the statement, by the public key. */
export function isGenuine(publicKey: string, checkpoint: Checkpoint): boolean {
  return isSigned(publicKey, statementOf(checkpoint), Buffer.from(checkpoint.signature, 'base64'))
}
