import { sql } from 'kysely'
import {
  amount,
  choice,
  date,
  documentNumber,
  type ImportFormat,
  integer,
  optionalText,
  repeatedInFile,
  text,
  unknownCategory,
} from '../imports/index.ts'
import { monthClosed, postTransfers } from '../ledger/index.ts'

/** 指标文件: the documents that bring the money. */
export const appropriationFormat: ImportFormat = {
  kind: 'appropriations',
  name: '指标文件',
  columns: {
    documentNumber: { names: ['文号', '指标文号'], cell: documentNumber },
    title: { names: ['标题', '文件标题'], cell: text(300) },
    level: {
      names: ['来源级次'],
      cell: choice({ 中央: 'central', 省: 'province', 市: 'city', 县: 'county' }),
    },
    issuedOn: { names: ['下达日期'], cell: date },
    receivedOn: { names: ['收到日期'], cell: date },
    fiscalYear: { names: ['预算年度'], cell: integer },
    subject: { names: ['功能科目'], cell: optionalText(20) },
    category: { names: ['救助类别'], cell: optionalText(40) },
    amount: { names: ['金额', '指标金额'], cell: amount },
    note: { names: ['备注'], cell: optionalText(), isOptional: true },
  },
  checks: ({ districtCode }) => [
    monthClosed(districtCode, 'received_on', '收到日期'),
    unknownCategory(districtCode, null),
    repeatedInFile(['document_number', 'category'], '文号'),
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
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`
      insert into appropriation (district_code, import_id, document_number, title, level, issued_on,
        received_on, fiscal_year, subject_code, category_code, amount_fen, note)
      select ${districtCode}, ${importId}, document_number, title, level, issued_on, received_on,
        fiscal_year, nullif(subject, ''), category.code, amount, note
      from staged
      left join category on category.district_code = ${districtCode}
        and category.name = staged.category`.execute(tx)
    await postTransfers(
      tx,
      districtCode,
      sql`
        select 'appropriate' as kind, 'source' as from_stage, 'received' as to_stage, fiscal_year,
          id as appropriation_id, null as category_code, null as township_code, null as channel,
          amount_fen, received_on as effective_on, id as origin_id
        from appropriation
        where district_code = ${districtCode} and import_id = ${importId}`,
    )
  },
}
