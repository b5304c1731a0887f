import { sql } from 'kysely'
import type { Actor } from '../../platform/db/command.ts'
import type { Db } from '../../platform/db/database.ts'
import type { Services } from '../../platform/services.ts'
import { isGenuine, statementOf } from './checkpoint-statement.ts'
import { type JournalFault, journalFaults } from './journal-faults.ts'
import { journalBroken, journalEmpty } from './problems.ts'
import { checkpointsOf } from './queries.ts'
import type { Checkpoint } from './schemas.ts'

type Keeping = Pick<Services, 'reads' | 'command' | 'vault' | 'clock'>

/**
 * Checks the whole journal against its chain, its checkpoints and their signatures. Refuses with
 * `journal-broken`, which names the row.
 */
async function checkJournal(db: Db, { vault }: Keeping, districtCode: string) {
  const { rows } = await sql<JournalFault>`${journalFaults(districtCode)}`.execute(db)
  const [fault] = rows
  if (fault !== undefined) throw journalBroken(`${fault.subject} ${fault.detail}`)
  const checkpoints = await checkpointsOf(db, vault, districtCode)
  const forged = checkpoints.find((one) => !isGenuine(vault.signer.publicKey, one))
  if (forged !== undefined) throw journalBroken(`the checkpoint of entry ${forged.seq} is not ours`)
  return checkpoints
}

/**
 * Checks the journal, then signs where it stands. Refuses with `journal-broken` or `journal-empty`;
 * where nothing was written since the last checkpoint, that one is given again.
 */
export async function makeCheckpoint(
  services: Keeping,
  actor: Actor,
  key?: string,
): Promise<Checkpoint> {
  const { command, vault, clock, reads } = services
  const { districtCode } = actor
  const [newest] = await checkJournal(reads(actor), services, districtCode)
  const last = await lastEntry(reads(actor), districtCode)
  if (last === undefined) throw journalEmpty()
  // The entry that a checkpoint leaves itself is nothing new.
  if (newest !== undefined && last.seq <= newest.seq + 1) return newest
  const stated = { districtCode, ...last, madeAt: clock.now() }
  const signature = vault.signer.sign(statementOf(stated))
  await command(
    actor,
    { action: 'audit:checkpoint', key, input: { seq: last.seq } },
    async (tx) => {
      await tx
        .insertInto('audit_checkpoint')
        .values({
          district_code: districtCode,
          seq: BigInt(last.seq),
          hash: Buffer.from(last.hash, 'hex'),
          made_at: stated.madeAt,
          signature,
        })
        .execute()
      return { subject: String(last.seq), detail: { hash: last.hash }, result: null }
    },
  )
  const { publicKey } = vault.signer
  return {
    ...stated,
    signature: signature.toString('base64'),
    statement: statementOf(stated),
    publicKey,
  }
}

async function lastEntry(db: Db, districtCode: string) {
  const row = await db
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .where('district_code', '=', districtCode)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { seq: Number(row.seq), hash: row.hash.toString('hex') }
}
