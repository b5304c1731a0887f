import { sql } from 'kysely'
import {
  amount,
  type Check,
  date,
  documentNumber,
  type ImportFormat,
  repeatedInFile,
  text,
  townshipCode,
  unknownCategory,
  unknownTownship,
} from '../imports/index.ts'
import { monthClosed, postTransfers } from '../ledger/index.ts'

/** Each staged row with the document it draws on: the earmarked part before the pooled one. */
const drawn = (districtCode: string) => sql`
  select staged.*, category.code as category_code, source.*
  from staged
  join category on category.district_code = ${districtCode} and category.name = staged.category
  left join lateral (
    select appropriation.id as appropriation_id, appropriation.fiscal_year,
      appropriation.received_on, account.balance_fen
    from appropriation
    join account on account.district_code = appropriation.district_code
      and account.appropriation_id = appropriation.id and account.stage = 'received'
    where appropriation.district_code = ${districtCode}
      and appropriation.document_number = staged.document_number
      and coalesce(appropriation.category_code, category.code) = category.code
    order by appropriation.category_code nulls last
    limit 1) source on true`

const unknownDocument = (districtCode: string): Check => sql`
  select row_no as row, '文号' as "column", document_number as value,
    '没有可用于该类别的这个文号' as reason
  from (${drawn(districtCode)}) drawn where appropriation_id is null`

const beforeArrival = (districtCode: string): Check => sql`
  select row_no as row, '分配日期' as "column", decided_on::text as value,
    '分配日期早于资金到位日期 ' || received_on as reason
  from (${drawn(districtCode)}) drawn where decided_on < received_on`

const moreThanThereIs = (districtCode: string): Check => sql`
  select row_no as row, '金额' as "column", (amount / 100.0)::numeric(20, 2)::text as value,
    '超过该文号可分配余额 ' || (balance_fen / 100.0)::numeric(20, 2) || ' 元' as reason
  from (
    select *, sum(amount) over (partition by appropriation_id order by row_no) as wanted
    from (${drawn(districtCode)}) drawn) summed
  where wanted > balance_fen`

/** 分配表: this much of a document for a category in a township. */
export const allocationFormat: ImportFormat = {
  kind: 'allocations',
  name: '分配表',
  columns: {
    documentNumber: { names: ['文号'], cell: documentNumber },
    category: { names: ['救助类别'], cell: text(40) },
    townshipCode: { names: ['乡镇代码'], cell: townshipCode },
    amount: { names: ['金额', '分配金额'], cell: amount },
    decidedOn: { names: ['分配日期'], cell: date },
    decisionNumber: { names: ['审批文号'], cell: text(100) },
  },
  checks: ({ districtCode }) => [
    monthClosed(districtCode, 'decided_on', '分配日期'),
    unknownCategory(districtCode, null),
    unknownTownship(districtCode),
    repeatedInFile(['document_number', 'category', 'township_code', 'decision_number'], '文号'),
    unknownDocument(districtCode),
    sql`
      select row_no as row, '审批文号' as "column", drawn.decision_number as value,
        '该分配已登记' as reason
      from (${drawn(districtCode)}) drawn
      join allocation known on known.district_code = ${districtCode}
        and known.appropriation_id = drawn.appropriation_id
        and known.category_code = drawn.category_code
        and known.township_code = drawn.township_code
        and known.decision_number = drawn.decision_number`,
    beforeArrival(districtCode),
    moreThanThereIs(districtCode),
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`
      insert into allocation (district_code, import_id, appropriation_id, category_code,
        township_code, amount_fen, decided_on, decision_number)
      select ${districtCode}, ${importId}, appropriation_id, category_code, township_code, amount,
        decided_on, decision_number
      from (${drawn(districtCode)}) drawn`.execute(tx)
    await postTransfers(
      tx,
      districtCode,
      sql`
        select 'allocate' as kind, 'received' as from_stage, 'allocated' as to_stage,
          appropriation.fiscal_year, appropriation.id as appropriation_id,
          allocation.category_code, allocation.township_code, null as channel,
          allocation.amount_fen, allocation.decided_on as effective_on,
          allocation.id as origin_id
        from allocation
        join appropriation using (district_code)
        where allocation.district_code = ${districtCode}
          and allocation.import_id = ${importId}
          and appropriation.id = allocation.appropriation_id`,
    )
  },
}
