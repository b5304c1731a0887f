import { defineList } from '../../../kernel/list.ts'
import { matchedLine } from './schemas.ts'

export const matchList = defineList('对账勾对', matchedLine, {
  银行日期: (row) => row.bookedOn,
  银行流水号: (row) => row.serial,
  对方户名: (row) => row.counterparty,
  银行金额: (row) => row.bankAmount,
  勾对方式: (row) => row.passName,
  账上记录: (row) => row.entries.join('、'),
  账上金额: (row) => row.bookAmount,
  备注: (row) => row.note,
})
