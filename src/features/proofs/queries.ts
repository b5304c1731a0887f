import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import { proofNotFound } from './problems.ts'
import type { Proof } from './schemas.ts'

/** Who reads: a township's users see what concerns their township. */
type Reader = Pick<Actor, 'districtCode' | 'townshipCode'>

function proofQuery(db: Db, { districtCode, townshipCode }: Reader) {
  return db
    .selectFrom('proof_file')
    .where('district_code', '=', districtCode)
    .$if(townshipCode !== null, (query) => query.where('township_code', '=', townshipCode))
}

/** Refuses with `proof-not-found` unless the reader may use every one of them. */
export async function requireProofs(db: Db, reader: Reader, ids: readonly string[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await proofQuery(db, reader).select('id').where('id', 'in', wanted).execute()
  if (found.length < wanted.length) throw proofNotFound()
}

/** Proofs without their content, in the order of their upload. */
export async function proofsOf(db: Db, reader: Reader, ids: readonly string[]): Promise<Proof[]> {
  if (ids.length === 0) return []
  const rows = await proofQuery(db, reader)
    .select([
      'id',
      'file_name as fileName',
      'media_type as mediaType',
      'size_bytes as sizeBytes',
      'sha256',
      'township_code as townshipCode',
      'uploaded_at as uploadedAt',
    ])
    .where('id', 'in', [...new Set(ids)])
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ sha256, uploadedAt, ...row }) => ({
    ...row,
    sha256: sha256.toString('hex'),
    uploadedAt: uploadedAt.toISOString(),
  }))
}

/** One proof with its bytes; refuses with `proof-not-found`. */
export async function proofContent(db: Db, reader: Reader, id: string) {
  const row = await proofQuery(db, reader)
    .select(['file_name as fileName', 'media_type as mediaType', 'content'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw proofNotFound()
  return row
}
