import { sql } from 'kysely'
import type { z } from 'zod'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { lineNotReturned, linesMixed, lineUnknown } from './problems.ts'
import type { newReissue } from './schemas.ts'
import { stagePayees, withoutNumbers } from './stage-payees.ts'

export type NewReissue = z.output<typeof newReissue>

/**
 * Makes a batch that pays returned lines again, corrected where the clerk says so. Each line names
 * the attempt that it repeats; an attempt is repeated once.
 */
export function reissueLines(
  { command, vault }: { command: RunCommand; vault: Vault },
  actor: Actor,
  input: NewReissue & { key: string },
): Promise<{ number: string; lineCount: number }> {
  const { key, number, lines } = input
  const { districtCode } = actor
  const meant = { number, lines: withoutNumbers(vault, lines) }
  return command(actor, { action: 'payments:reissue', key, input: meant }, async (tx) => {
    await stagePayees(tx, { districtCode, vault, payees: lines })
    await findAttempts(tx, districtCode)
    await requireReturned(tx)
    const { rows } = await sql<{ id: string }>`
      insert into payment_batch (district_code, number, month, category_code, township_code,
        is_reissue, made_by)
      select distinct ${districtCode}, ${number}, month, category_code, township_code, true,
        ${actor.userId}::uuid
      from attempt
      returning id`.execute(tx)
    await insertLines(tx, districtCode, rows[0]?.id ?? '')
    const lineCount = lines.length
    return { subject: number, detail: { lineCount }, result: { number, lineCount } }
  })
}

/** The staged lines with what became of them. */
async function findAttempts(tx: Tx, districtCode: string): Promise<void> {
  await sql`
    create temporary table attempt on commit drop as
    select staged.row_no, staged.batch_number || '/' || staged.line_no as named, staged.payee_name,
      staged.bank_name, staged.account_hash, batch.month, batch.category_code,
      batch.township_code, batch.is_reissue, payment.batch_id, payment.line_no,
      result.outcome, stop.line_no is not null as is_stopped
    from staged
    left join payment_batch batch on batch.district_code = ${districtCode}
      and batch.number = staged.batch_number
    left join payment on payment.district_code = ${districtCode}
      and payment.batch_id = batch.id and payment.line_no = staged.line_no
    left join payment_result result on result.district_code = ${districtCode}
      and result.batch_id = payment.batch_id and result.line_no = payment.line_no
    left join payment_stop stop on stop.district_code = ${districtCode}
      and stop.batch_id = payment.batch_id and stop.line_no = payment.line_no`.execute(tx)
}

/** A line can be paid again that came back, or that was to be paid again and was stopped. */
async function requireReturned(tx: Tx): Promise<void> {
  const { rows } = await sql<{ named: string; is_known: boolean }>`
    select named, line_no is not null as is_known from attempt
    where line_no is null
      or (outcome is distinct from 'returned' and not (is_reissue and is_stopped))
    order by row_no limit 1`.execute(tx)
  const [fault] = rows
  if (fault !== undefined) {
    throw fault.is_known ? lineNotReturned(fault.named) : lineUnknown(fault.named)
  }
  const { rows: places } = await sql`
    select distinct month, category_code, township_code from attempt`.execute(tx)
  if (places.length > 1) throw linesMixed()
}

/** Another name than the person's own is nobody whom the books know. */
async function insertLines(tx: Tx, districtCode: string, batchId: string): Promise<void> {
  await sql`
    insert into payment (district_code, batch_id, line_no, village, head_person_id, person_id,
      payee_name, payee_person_id, bank_name, account_id, standard_fen, amount_fen, note,
      reissue_of_batch_id, reissue_of_line_no)
    select ${districtCode}, ${batchId}, attempt.row_no, payment.village, payment.head_person_id,
      payment.person_id, coalesce(attempt.payee_name, payment.payee_name),
      case when coalesce(attempt.payee_name, payment.payee_name) = payment.payee_name
          then payment.payee_person_id
        when attempt.payee_name = person.name then person.id
        when attempt.payee_name = head.name then head.id end,
      coalesce(attempt.bank_name, payment.bank_name),
      coalesce(bank_account.id, payment.account_id), payment.standard_fen, payment.amount_fen,
      '补发 ' || attempt.named, payment.batch_id, payment.line_no
    from attempt
    join payment on payment.district_code = ${districtCode}
      and payment.batch_id = attempt.batch_id and payment.line_no = attempt.line_no
    join person on person.district_code = ${districtCode} and person.id = payment.person_id
    join person head on head.district_code = ${districtCode}
      and head.id = payment.head_person_id
    left join bank_account on bank_account.district_code = ${districtCode}
      and bank_account.number_hash = attempt.account_hash`.execute(tx)
}
