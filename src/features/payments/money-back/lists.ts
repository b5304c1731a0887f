import { defineList } from '../../../kernel/list.ts'
import { recovery, remittance } from './schemas.ts'

export const recoveryList = defineList('追缴', recovery, {
  收据号: (row) => row.receiptNumber,
  追缴日期: (row) => row.recoveredOn,
  救助类别: (row, names) => names.category(row.category),
  '乡镇(街道)': (row, names) => names.township(row.township),
  发放明细: (row) => row.line,
  凭证号: (row) => row.voucherNumber,
  金额: (row) => row.amount,
  原因: (row) => row.reason,
  已冲正: (row) => row.isReversed,
})

const levelNames = { central: '中央', province: '省', city: '市', county: '县' } as const
const stageNames = { returned: '退汇', recovered: '追缴' } as const

export const remittanceList = defineList('上缴', remittance, {
  上缴文号: (row) => row.documentNumber,
  上缴级次: (row) => levelNames[row.level],
  上缴日期: (row) => row.remittedOn,
  资金来源: (row) => stageNames[row.stage],
  预算年度: (row) => row.year,
  救助类别: (row, names) => names.category(row.category),
  '乡镇(街道)': (row, names) => names.township(row.township),
  明细数: (row) => row.lineCount,
  金额: (row) => row.amount,
  原因: (row) => row.reason,
  已冲正: (row) => row.isReversed,
})
