import { defineList } from '../../../kernel/list.ts'
import { assignee, exception } from './schemas.ts'
import { stateNames } from './words.ts'

export const exceptionList = defineList('对账差异', exception, {
  月份: (row) => row.month,
  差异类型: (row) => row.kindName,
  说明: (row) => row.explanation,
  流水号或单号: (row) => row.reference,
  差异金额: (row) => row.amount,
  账龄天数: (row) => row.ageDays,
  银行日期: (row) => row.bank?.bookedOn ?? null,
  银行金额: (row) => row.bank?.amount ?? null,
  对方户名: (row) => row.bank?.counterparty ?? null,
  对方账号: (row) => row.bank?.account ?? null,
  摘要: (row) => row.bank?.summary ?? null,
  附言: (row) => row.bank?.remark ?? null,
  账上日期: (row) => row.books?.bookedOn ?? null,
  账上金额: (row) => row.books?.amount ?? null,
  救助类别: (row, names) => (row.books === null ? null : names.category(row.books.categoryCode)),
  '乡镇(街道)': (row, names) =>
    row.books === null ? null : names.township(row.books.townshipCode),
  状态: (row) => stateNames[row.state],
  负责人: (row) => row.assignedToName,
  预计到账日: (row) => row.expectedOn,
})

export const assigneeList = defineList('对账差异负责人', assignee, {
  姓名: (row) => row.displayName,
})
