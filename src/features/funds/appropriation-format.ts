import { sql } from 'kysely'
import {
  amount,
  bookYear,
  choice,
  date,
  documentNumber,
  firstFaults,
  type ImportFormat,
  optional,
  optionalDocumentNumber,
  optionalText,
  repeatedInFile,
  text,
  unknownCategory,
} from '../imports/index.ts'
import { monthClosed, shortOnDay } from '../ledger/index.ts'
import { bookAppropriations } from './book-appropriations.ts'
import { heldAccount } from './documents.ts'
import { isReversed } from './queries.ts'

/** Each staged document with the earlier one that it names, and what that one still has. */
const amendments = (districtCode: string) => sql`
  with document as materialized (
    select staged.row_no, document_number, title, level, issued_on, received_on, fiscal_year,
      subject, amount, note, amends, origin_year, coalesce(effect, 'grant') as effect,
      category.code as category_code
    from staged
    left join category on category.district_code = ${districtCode}
      and category.name = staged.category)
  select document.*, original.id as original_id, original.received_on as original_received_on,
    ${isReversed('original')} as is_reversed,
    coalesce(held.balance_fen, 0) as balance_fen, held.key as account_key,
    sum(document.amount) filter (where document.effect = 'withdrawal')
      over (partition by original.id order by document.row_no) as withdrawn_fen
  from document
  left join appropriation original on original.district_code = ${districtCode}
    and original.document_number = document.amends and original.amends_id is null
    and original.category_code is not distinct from document.category_code
  left join lateral (${heldAccount(districtCode, 'original.id')}) held on true`

const amendmentTests = [
  {
    when: sql`(effect in ('increase', 'withdrawal')) <> (amends is not null)`,
    column: '原文号',
    value: sql`amends`,
    reason: sql`'追加、收回须写明原文号,其他不得写'`,
  },
  {
    when: sql`amends is not null and original_id is null`,
    column: '原文号',
    value: sql`amends`,
    reason: sql`'没有这个原文号,或救助类别与原文件不同'`,
  },
  {
    when: sql`is_reversed`,
    column: '原文号',
    value: sql`amends`,
    reason: sql`'原文件已冲正,不能追加或收回'`,
  },
  {
    when: sql`received_on < original_received_on`,
    column: '收到日期',
    value: sql`received_on`,
    reason: sql`'收到日期早于原文件的到位日期 ' || original_received_on`,
  },
  {
    when: sql`effect = 'withdrawal' and withdrawn_fen > balance_fen`,
    column: '金额',
    value: sql`(amount / 100.0)::numeric(20, 2)`,
    reason: sql`'超过原文件未分配的资金 ' || (balance_fen / 100.0)::numeric(20, 2) || ' 元'`,
  },
  {
    when: sql`origin_year is not null and (effect <> 'opening' or origin_year >= fiscal_year)`,
    column: '原年度',
    value: sql`origin_year`,
    reason: sql`'只有年初结转才写原年度,且应早于预算年度'`,
  },
]

/** 指标文件: the documents that bring the money, add to it or take it back. */
export const appropriationFormat: ImportFormat = {
  kind: 'appropriations',
  name: '指标文件',
  controlled: { amounts: ['amount'], month: 'receivedOn' },
  columns: {
    documentNumber: { names: ['文号', '指标文号'], cell: documentNumber },
    title: { names: ['标题', '文件标题'], cell: text(300) },
    level: {
      names: ['来源级次'],
      cell: choice({ 中央: 'central', 省: 'province', 市: 'city', 县: 'county' }),
    },
    issuedOn: { names: ['下达日期'], cell: date },
    receivedOn: { names: ['收到日期'], cell: date },
    fiscalYear: { names: ['预算年度'], cell: bookYear },
    subject: { names: ['功能科目'], cell: optionalText(20) },
    category: { names: ['救助类别'], cell: optionalText(40) },
    amount: { names: ['金额', '指标金额'], cell: amount },
    note: { names: ['备注'], cell: optionalText(), isOptional: true },
    effect: {
      names: ['性质'],
      cell: optional(
        choice({ 下达: 'grant', 追加: 'increase', 收回: 'withdrawal', 年初结转: 'opening' }),
      ),
      isOptional: true,
    },
    amends: { names: ['原文号'], cell: optionalDocumentNumber, isOptional: true },
    originYear: { names: ['原年度'], cell: optional(bookYear), isOptional: true },
  },
  checks: ({ districtCode }) => [
    monthClosed(districtCode, 'received_on', '收到日期'),
    unknownCategory(districtCode, null),
    repeatedInFile(['document_number', 'category'], '文号', 'document_number'),
    sql`
      select row_no as row, '功能科目' as "column", subject as value, '没有这个功能科目' as reason
      from staged
      where subject <> '' and not exists (select 1 from functional_subject where code = subject)`,
    sql`
      select row_no as row, '收到日期' as "column", received_on::text as value,
        '收到日期早于下达日期' as reason
      from staged where received_on < issued_on`,
    sql`
      select row_no as row, '文号' as "column", staged.document_number as value,
        '该文号已登记' as reason
      from staged
      left join category on category.district_code = ${districtCode}
        and category.name = staged.category
      join appropriation known on known.district_code = ${districtCode}
        and known.document_number = staged.document_number
        and known.category_code is not distinct from category.code`,
    firstFaults(amendments(districtCode), amendmentTests),
    shortOnDay(
      districtCode,
      sql`
        select row_no, account_key, received_on as taken_on, amount as amount_fen
        from (${amendments(districtCode)}) document where effect = 'withdrawal'`,
    ),
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`
      insert into appropriation (district_code, import_id, document_number, title, level, issued_on,
        received_on, fiscal_year, subject_code, category_code, amount_fen, note, effect, amends_id,
        origin_year)
      select ${districtCode}, ${importId}, document_number, title, level, issued_on, received_on,
        fiscal_year, nullif(subject, ''), category_code, amount, note, effect, original_id,
        origin_year
      from (${amendments(districtCode)}) document
      order by row_no`.execute(tx)
    await bookAppropriations(tx, districtCode, sql`import_id = ${importId}`)
  },
}
