import { sql } from 'kysely'
import { formatFen } from '../../kernel/fen.ts'
import type { Tx } from '../../platform/db/transaction.ts'
import {
  account,
  alreadyRecorded,
  amount,
  choice,
  date,
  type ImportFormat,
  optional,
  optionalDocumentNumber,
  repeatedInFile,
  text,
  townshipCode,
  unknownCategory,
  unknownTownship,
} from '../imports/index.ts'
import { fundsInsufficient, monthClosed, postTransfers } from '../ledger/index.ts'
import { recordAccounts } from '../people/index.ts'
import { draws, shortfall, stagedOrders } from './draw.ts'

/** Money that was there when the file was checked can be gone by the time it is booked. */
async function refuseShortfall(tx: Tx, districtCode: string): Promise<void> {
  const { rows } = await sql<{ wanted: bigint; drawn: bigint }>`
    select sum(amount_fen)::bigint as wanted,
      (select coalesce(sum(amount_fen), 0)::bigint from draw) as drawn
    from (${stagedOrders(districtCode)}) ordered`.execute(tx)
  const { wanted = 0n, drawn = 0n } = rows[0] ?? {}
  if (drawn < wanted) throw fundsInsufficient({ what: '已分配资金', available: formatFen(drawn) })
}

/** 拨付单: money leaves the bureau for a payment channel. */
export const disbursementFormat: ImportFormat = {
  kind: 'disbursements',
  name: '拨付单',
  controlled: { amounts: ['amount'], month: 'disbursedOn' },
  columns: {
    number: { names: ['拨付单号'], cell: text(60) },
    category: { names: ['救助类别'], cell: text(40) },
    townshipCode: { names: ['乡镇代码'], cell: townshipCode },
    channel: {
      names: ['渠道', '拨付渠道'],
      cell: choice({
        社会化发放: 'bank',
        乡镇账户: 'township_account',
        供养机构: 'institution',
        集中支付: 'direct',
      }),
    },
    payeeName: { names: ['收款单位'], cell: text() },
    payeeAccount: { names: ['收款账号'], cell: optional(account) },
    amount: { names: ['金额', '拨付金额'], cell: amount },
    disbursedOn: { names: ['拨付日期'], cell: date },
    documentNumber: { names: ['文号'], cell: optionalDocumentNumber },
  },
  checks: ({ districtCode }) => [
    monthClosed(districtCode, 'disbursed_on', '拨付日期'),
    unknownCategory(districtCode, null),
    unknownTownship(districtCode),
    repeatedInFile(['number'], '拨付单号', 'number'),
    alreadyRecorded(districtCode, { table: 'disbursement', column: 'number', label: '拨付单号' }),
    sql`
      select row_no as row, '文号' as "column", document_number as value,
        '没有这个文号' as reason
      from staged
      where document_number is not null and not exists (
        select 1 from appropriation where district_code = ${districtCode}
          and appropriation.document_number = staged.document_number)`,
    shortfall(districtCode),
  ],
  apply: async (tx, { districtCode, importId }) => {
    await recordAccounts(tx, districtCode, 'payee_account')
    await sql`
      select lock_accounts(${districtCode}, 'allocated', category_code, township_code)
      from (${stagedOrders(districtCode)}) ordered
      group by category_code, township_code
      order by category_code, township_code`.execute(tx)
    await sql`
      create temporary table draw on commit drop as
      ${draws(districtCode, stagedOrders(districtCode))}`.execute(tx)
    await refuseShortfall(tx, districtCode)
    await sql`
      insert into disbursement (district_code, import_id, number, category_code, township_code,
        channel, payee_name, payee_account_id, amount_fen, disbursed_on, appropriation_id)
      select ${districtCode}, ${importId}, ordered.number, ordered.category_code,
        ordered.township_code, staged.channel, staged.payee_name, bank_account.id, staged.amount,
        staged.disbursed_on, named.id
      from (${stagedOrders(districtCode)}) ordered
      join staged using (row_no)
      left join bank_account on bank_account.district_code = ${districtCode}
        and bank_account.number_hash = staged.payee_account_hash
      left join lateral (select id from appropriation
        where district_code = ${districtCode} and document_number = staged.document_number
        order by category_code is distinct from ordered.category_code limit 1) named on true`.execute(
      tx,
    )
    await postTransfers(
      tx,
      districtCode,
      sql`
        select 'disburse' as kind, 'allocated' as from_stage, 'disbursed' as to_stage,
          draw.fiscal_year, draw.appropriation_id, disbursement.category_code,
          disbursement.township_code, disbursement.channel, draw.amount_fen,
          disbursement.disbursed_on as effective_on, disbursement.id as origin_id
        from draw
        join disbursement on disbursement.district_code = ${districtCode}
          and disbursement.number = draw.number`,
    )
  },
}
