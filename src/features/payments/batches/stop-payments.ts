import { sql } from 'kysely'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { batchSent, batchUnknown, lineStopped, lineUnknown } from './problems.ts'

/**
 * Stops one line of a batch, or all that are left, before it is sent to the bank. What was approved
 * with these lines has to be approved again without them.
 */
export function stopPayments(
  command: RunCommand,
  actor: Actor,
  input: { batch: string; line?: number | undefined; reason: string; key: string },
): Promise<{ stoppedCount: number }> {
  const { key, ...what } = input
  const { batch, line = null, reason } = what
  const { districtCode } = actor
  return command(actor, { action: 'payments:stop', key, input: what }, async (tx) => {
    const id = await lockUnsent(tx, districtCode, batch)
    const { rows } = await sql<{ line_no: number }>`
      insert into payment_stop (district_code, batch_id, line_no, stopped_by, reason)
      select district_code, batch_id, line_no, ${actor.userId}, ${reason}
      from payment
      where district_code = ${districtCode} and batch_id = ${id}
        and (${line}::int is null or line_no = ${line})
        and not exists (select 1 from payment_stop earlier
          where earlier.district_code = payment.district_code
            and earlier.batch_id = payment.batch_id and earlier.line_no = payment.line_no)
      returning line_no`.execute(tx)
    if (rows.length === 0) await refuseLine(tx, { districtCode, batch, id, line })
    await voidApproval(tx, districtCode, id)
    const detail = { batch, line, reason, stoppedCount: rows.length }
    return {
      subject: line === null ? batch : `${batch}/${line}`,
      detail,
      result: { stoppedCount: rows.length },
    }
  })
}

/** What was approved is no longer what would be paid. */
async function voidApproval(tx: Tx, districtCode: string, id: string): Promise<void> {
  await tx
    .updateTable('payment_batch')
    .set({ approved_by: null, approved_at: null })
    .where('district_code', '=', districtCode)
    .where('id', '=', id)
    .where('approved_at', 'is not', null)
    .execute()
}

async function lockUnsent(tx: Tx, districtCode: string, number: string): Promise<string> {
  const batch = await tx
    .selectFrom('payment_batch')
    .select(['id', 'instructed_at'])
    .where('district_code', '=', districtCode)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  if (batch === undefined) throw batchUnknown()
  if (batch.instructed_at !== null) throw batchSent(number)
  return batch.id
}

async function refuseLine(
  tx: Tx,
  at: { districtCode: string; batch: string; id: string; line: number | null },
): Promise<never> {
  const { districtCode, batch, id, line } = at
  if (line === null) throw lineStopped(batch)
  const known = await tx
    .selectFrom('payment')
    .select('line_no')
    .where('district_code', '=', districtCode)
    .where('batch_id', '=', id)
    .where('line_no', '=', line)
    .executeTakeFirst()
  const named = `${batch}/${line}`
  throw known === undefined ? lineUnknown(named) : lineStopped(named)
}
