import { defineList } from '../../kernel/list.ts'
import { batch } from './schemas.ts'

const stateNames = {
  pending: '待审批',
  approved: '已审批',
  settled: '已发放',
  partially_settled: '部分发放',
} as const

export const batchList = defineList('发放批次', batch, {
  批次号: (row) => row.number,
  发放月份: (row) => row.month,
  救助类别: (row, names) => names.category(row.categoryCode),
  乡镇代码: (row) => row.townshipCode,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  补发批次: (row) => row.isReissue,
  状态: (row) => stateNames[row.state],
  明细数: (row) => row.lineCount,
  发放金额: (row) => row.amount,
  已到账: (row) => row.settled,
  已退汇: (row) => row.returned,
})
