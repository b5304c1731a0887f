import { sql } from 'kysely'
import {
  bookMonth,
  documentNumber,
  type ImportFormat,
  repeatedInFile,
  signedAmount,
  text,
  unknownCategory,
} from '../../imports/index.ts'

/**
 * 财政对账表: a month's allocations by the finance bureau's books. A later file takes its place, also
 * one that came before: a correction may be taken back.
 */
export const financeTableFormat: ImportFormat = {
  kind: 'finance-table',
  name: '财政对账表',
  controlled: { amounts: ['amount'], month: 'month' },
  comesAgain: 'after-another',
  columns: {
    month: { names: ['月份', '期间'], cell: bookMonth },
    documentNumber: { names: ['文号', '指标文号'], cell: documentNumber },
    category: { names: ['救助类别', '项目'], cell: text(40) },
    amount: { names: ['金额', '下达金额'], cell: signedAmount },
  },
  checks: ({ districtCode }) => [
    unknownCategory(districtCode, null),
    repeatedInFile(['month', 'document_number', 'category'], '文号', 'document_number'),
  ],
  apply: async (tx, { districtCode, importId }) => {
    await sql`
      insert into finance_table_line (district_code, import_id, month, document_number,
        category_code, amount_fen)
      select ${districtCode}, ${importId}, month, document_number, category.code, amount
      from staged
      join category on category.district_code = ${districtCode}
        and category.name = staged.category`.execute(tx)
  },
}
