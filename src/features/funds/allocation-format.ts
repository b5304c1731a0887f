import { sql } from 'kysely'
import {
  amount,
  date,
  documentNumber,
  firstFaults,
  type ImportFormat,
  repeatedInFile,
  text,
  townshipCode,
  unknownCategory,
  unknownTownship,
} from '../imports/index.ts'
import { monthClosed, shortOnDay } from '../ledger/index.ts'
import { bookAllocations, type DecidedShare } from './book-allocations.ts'
import { withDocuments } from './documents.ts'

/** Each staged row with the document it draws on. */
const drawn = (districtCode: string) =>
  withDocuments(
    districtCode,
    sql`
      select staged.*, category.code as category_code
      from staged
      join category on category.district_code = ${districtCode}
        and category.name = staged.category`,
  )

const known = (districtCode: string) => sql`
  select drawn.*, known.id as known_id
  from (${drawn(districtCode)}) drawn
  left join allocation known on known.district_code = ${districtCode}
    and known.appropriation_id = drawn.appropriation_id
    and known.category_code = drawn.category_code and known.township_code = drawn.township_code
    and known.decision_number = drawn.decision_number`

const summed = (districtCode: string) => sql`
  select drawn.*, sum(amount) over (partition by appropriation_id order by row_no) as wanted_fen
  from (${drawn(districtCode)}) drawn`

/** 分配表: this much of a document for a category in a township. */
export const allocationFormat: ImportFormat = {
  kind: 'allocations',
  name: '分配表',
  controlled: { amounts: ['amount'], month: 'decidedOn' },
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
    repeatedInFile(
      ['document_number', 'category', 'township_code', 'decision_number'],
      '文号',
      'document_number',
    ),
    firstFaults(known(districtCode), [
      {
        when: sql`appropriation_id is null`,
        column: '文号',
        value: sql`document_number`,
        reason: sql`'没有可用于该类别的这个文号'`,
      },
      {
        when: sql`known_id is not null`,
        column: '审批文号',
        value: sql`decision_number`,
        reason: sql`'该分配已登记'`,
      },
      {
        when: sql`decided_on < received_on`,
        column: '分配日期',
        value: sql`decided_on`,
        reason: sql`'分配日期早于资金到位日期 ' || received_on`,
      },
    ]),
    firstFaults(summed(districtCode), [
      {
        when: sql`wanted_fen > balance_fen`,
        column: '金额',
        value: sql`(amount / 100.0)::numeric(20, 2)`,
        reason: sql`'超过该文号可分配余额 ' || (balance_fen / 100.0)::numeric(20, 2) || ' 元'`,
      },
    ]),
    shortOnDay(
      districtCode,
      sql`
        select row_no, account_key('received', fiscal_year, appropriation_id, null, null, null)
          as account_key, decided_on as taken_on, amount as amount_fen
        from (${drawn(districtCode)}) drawn`,
    ),
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`create temporary table drawn on commit drop as ${drawn(districtCode)}`.execute(tx)
    const shares = sql<DecidedShare>`
      select new_id() as id, appropriation_id, fiscal_year, category_code, township_code,
        amount as amount_fen, decided_on, decision_number
      from drawn order by row_no`
    await bookAllocations(tx, districtCode, shares, { importId })
  },
}
