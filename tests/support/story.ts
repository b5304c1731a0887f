import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { monthOf } from '../../src/kernel/month.ts'
import type { Tx } from '../../src/platform/db/transaction.ts'
import { districtCode as district_code } from './db.ts'
import { backFlowOf } from './story-back-flow.ts'
import { moneyOf } from './story-money.ts'
import { paymentsOf } from './story-payments.ts'
import { peopleOf } from './story-people.ts'

export interface StatementPart {
  serial?: string
  account?: string
  bookedOn?: string
  bookedTime?: string
  debitFen?: bigint
  creditFen?: bigint
  matched?: boolean
  /** The book entry that it is matched with; left out: one of no consequence. */
  entry?: string
  counterparty?: string
  counterpartyAccount?: string
  summary?: string
  remark?: string
}

/** Numbers that the stories leave open go on from story to story, so that none comes twice. */
let count = 0
const next = () => {
  count += 1
  return count
}

/** Puts legal rows into the database; what a story does not say has a default. */
export type Story = Awaited<ReturnType<typeof storyOf>>

export async function storyOf(tx: Tx) {
  const importId = await importOf(tx)
  const people = peopleOf(tx, importId)
  const money = moneyOf(tx, importId, next, people.account)

  const statementLine = async (part: StatementPart = {}): Promise<string> => {
    const { serial = `流水${next()}`, bookedOn = '2023-07-05', creditFen = 0n } = part
    const { debitFen = creditFen === 0n ? 100_000n : 0n, account: number = '430000' } = part
    const { id } = await tx
      .insertInto('bank_statement_line')
      .values({
        district_code,
        import_id: importId,
        fund_account_id: await people.account(number),
        serial,
        booked_on: bookedOn,
        booked_time: part.bookedTime ?? '09:00:00',
        debit_fen: debitFen,
        credit_fen: creditFen,
        balance_fen: 0n,
        counterparty_name: part.counterparty ?? '对方户名',
        counterparty_account_id:
          part.counterpartyAccount === undefined
            ? null
            : await people.account(part.counterpartyAccount),
        summary: part.summary ?? '转账',
        remark: part.remark ?? '',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (part.matched !== true) return serial
    await sql`
      with match as (
        insert into reconciliation_match (district_code, month, pass)
        values (${district_code}, ${monthOf(bookedOn)}, 'reference') returning id),
      line as (
        insert into matched_line (district_code, statement_line_id, match_id, month, bank_fen)
        select ${district_code}, ${id}, id, ${monthOf(bookedOn)}, ${creditFen - debitFen}::bigint
        from match)
      insert into matched_book_entry (district_code, entry_key, match_id, month, book_fen)
      select ${district_code}, ${part.entry ?? `story:${serial}`}, id, ${monthOf(bookedOn)},
        ${creditFen - debitFen}::bigint
      from match`.execute(tx)
    return serial
  }

  const { person, eligibility, register } = people
  const { appropriation, allocation, adjustment, disbursement, expenditure, reversal } = money
  const { batch, batches } = paymentsOf({ tx, importId, next, people, money })
  const backFlow = backFlowOf(tx, money.post, batches)
  return {
    person,
    eligibility,
    register,
    appropriation,
    allocation,
    adjustment,
    disbursement,
    expenditure,
    reversal,
    batch,
    ...backFlow,
    statementLine,
  }
}

async function importOf(tx: Tx): Promise<string> {
  const user = await tx
    .insertInto('app_user')
    .values({
      district_code,
      username: `importer-${crypto.randomUUID()}`,
      display_name: 'importer',
      password_hash: 'none',
      role: 'finance',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('import')
    .values({
      district_code,
      kind: 'story',
      file_name: 'story.csv',
      content_hash: createHash('sha256').update(user.id).digest(),
      size_bytes: 0n,
      row_count: 0,
      rejected_count: 0,
      imported_by: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
