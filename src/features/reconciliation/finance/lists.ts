import { defineList } from '../../../kernel/list.ts'
import { comparedLine } from './schemas.ts'

export const comparisonList = defineList('与财政对账', comparedLine, {
  月份: (row) => row.month,
  文号: (row) => row.documentNumber,
  救助类别: (row) => row.categoryName,
  财政金额: (row) => row.financeAmount,
  民政金额: (row) => row.bookAmount,
  差额: (row) => row.difference,
  说明: (row) => row.explanation,
})
