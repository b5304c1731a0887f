import { sql } from 'kysely'
import type { z } from 'zod'
import { formatFen } from '../../../kernel/fen.ts'
import type { Vault } from '../../../platform/crypto/vault.ts'
import type { Actor, RunCommand } from '../../../platform/db/command.ts'
import type { Tx } from '../../../platform/db/transaction.ts'
import { fundsInsufficient, postTransfers } from '../../ledger/index.ts'
import { recordAccount } from '../../people/index.ts'
import type { newExpenditure } from './schemas.ts'

export type NewExpenditure = z.output<typeof newExpenditure>

/** Enters a voucher: money of the direct-payment channel, spent in the voucher's year. */
export function recordExpenditure(
  { command, vault }: { command: RunCommand; vault: Vault },
  actor: Actor,
  input: NewExpenditure & { key: string },
): Promise<{ id: string }> {
  const { key, payeeAccount, ...voucher } = input
  const { districtCode } = actor
  const account = payeeAccount === null ? null : vault.hash(payeeAccount).toString('hex')
  const request = { action: 'payments:spend', key, input: { ...voucher, account } }
  return command(actor, request, async (tx) => {
    await requireFunds(tx, districtCode, voucher)
    const { id } = await tx
      .insertInto('expenditure')
      .values({
        district_code: districtCode,
        voucher_number: voucher.voucherNumber,
        spent_on: voucher.spentOn,
        category_code: voucher.category,
        township_code: voucher.township,
        payee_name: voucher.payeeName,
        payee_kind: voucher.payeeKind,
        payee_account_id:
          payeeAccount === null
            ? null
            : await recordAccount(tx, { districtCode, vault, number: payeeAccount }),
        amount_fen: voucher.amount,
        subject_code: voucher.subject,
        purpose: voucher.purpose,
        attachment_count: voucher.attachmentCount,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await bookExpenditures(tx, districtCode, sql`id = ${id}`)
    const { category, township, amount, subject } = voucher
    const detail = { category, township, amount, subject }
    return { subject: voucher.voucherNumber, detail, result: { id } }
  })
}

/** Books vouchers that were just entered, chosen by a condition on `expenditure`. */
export function bookExpenditures(
  tx: Tx,
  districtCode: string,
  which: ReturnType<typeof sql>,
): Promise<number> {
  return postTransfers(
    tx,
    districtCode,
    sql`
      select 'spend' as kind, 'disbursed' as from_stage, 'spent' as to_stage,
        extract(year from spent_on)::int as fiscal_year, null::uuid as appropriation_id,
        category_code, township_code, 'direct' as channel, amount_fen, spent_on as effective_on,
        id as origin_id
      from expenditure
      where district_code = ${districtCode} and ${which}`,
  )
}

async function requireFunds(
  tx: Tx,
  districtCode: string,
  { spentOn, category, township, amount }: Omit<NewExpenditure, 'payeeAccount'>,
): Promise<void> {
  const { rows } = await sql<{ balance_fen: bigint }>`
    select balance_fen from account
    where district_code = ${districtCode} and key = account_key('disbursed',
      ${Number(spentOn.slice(0, 4))}::int, null, ${category}, ${township}, 'direct')`.execute(tx)
  const balance = rows[0]?.balance_fen ?? 0n
  if (amount <= balance) return
  throw fundsInsufficient({ what: '集中支付的资金', available: formatFen(balance) })
}
