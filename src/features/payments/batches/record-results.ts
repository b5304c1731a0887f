import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import type { RowFault } from '../../imports/index.ts'
import { bankReturnChecks } from '../bank-return-checks.ts'
import { enterResults } from '../post-results.ts'
import { batchUnknown, resultsRefused } from './problems.ts'
import type { newResults } from './schemas.ts'

export type NewResults = z.output<typeof newResults>

/** Enters by hand what the bank did with lines of a batch, held to what a bank return is held to. */
export function recordResults(
  command: RunCommand,
  actor: Actor,
  input: NewResults & { key: string },
): Promise<{ settledCount: number; returnedCount: number }> {
  const { key, ...results } = input
  const { districtCode } = actor
  return command(actor, { action: 'payments:result', key, input: results }, async (tx) => {
    await requireBatch(tx, districtCode, results.batch)
    await stageResults(tx, results)
    await requireFaultless(tx, districtCode)
    await enterResults(tx, districtCode, null)
    const of = (outcome: string) => results.lines.filter((one) => one.outcome === outcome).length
    const result = { settledCount: of('settled'), returnedCount: of('returned') }
    return { subject: results.batch, detail: result, result }
  })
}

async function requireBatch(tx: Tx, districtCode: string, number: string): Promise<void> {
  const known = await tx
    .selectFrom('payment_batch')
    .select('id')
    .where('district_code', '=', districtCode)
    .where('number', '=', number)
    .executeTakeFirst()
  if (known === undefined) throw batchUnknown()
}

/** As the rows of a bank return; whoever writes by hand takes the account from the roster. */
async function stageResults(tx: Tx, { batch, lines }: NewResults): Promise<void> {
  const rows = lines.map(({ amount, ...line }, at) => ({
    ...line,
    row: at + 1,
    amount: String(amount),
  }))
  await sql`
    create temporary table staged on commit drop as
    select "row" as row_no, ${batch}::text as batch_number, line as line_no, outcome, amount,
      reason, "executedOn" as executed_on, "bankSerial" as bank_serial,
      null::bytea as account_hash, null::text as account_masked
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) result ("row" int, line int,
      outcome text, amount bigint, reason text, "executedOn" date, "bankSerial" text)`.execute(tx)
}

async function requireFaultless(tx: Tx, districtCode: string): Promise<void> {
  for (const check of bankReturnChecks(districtCode)) {
    const { rows: errors } = await sql<RowFault>`${check} order by 1`.execute(tx)
    if (errors.length > 0) throw resultsRefused(errors.length, { errors: errors.slice(0, 500) })
  }
}
