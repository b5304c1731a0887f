import { defineList, type ListNames } from '../../kernel/list.ts'
import { channelNames } from '../ledger/index.ts'
import { dwellLot, dwellRow, tracedLine, tracedVoucher } from './schemas.ts'

interface Placed {
  stageName: string
  fiscalYear: number | null
  document: string | null
  categoryCode: string | null
  townshipCode: string | null
  channel: string | null
}

const account = {
  环节: (row: Placed) => row.stageName,
  年度: (row: Placed) => row.fiscalYear,
  文号: (row: Placed) => row.document,
  救助类别: (row: Placed, names: ListNames) => names.category(row.categoryCode),
  乡镇代码: (row: Placed) => row.townshipCode,
  '乡镇(街道)': (row: Placed, names: ListNames) => names.township(row.townshipCode),
  渠道: (row: Placed) => channelNames[row.channel ?? ''] ?? null,
}

export const dwellList = defineList('资金停留时间', dwellRow, {
  ...account,
  金额: (row) => row.amount,
  最早到达: (row) => row.oldestSince,
  最长天数: (row) => row.oldestDays,
  平均天数: (row) => row.meanDays,
  '30天以内': (row) => row.upTo30,
  '31至60天': (row) => row.upTo60,
  '61至90天': (row) => row.upTo90,
  '91至180天': (row) => row.upTo180,
  '181至365天': (row) => row.upTo365,
  '365天以上': (row) => row.over365,
})

export const dwellLotList = defineList('停留资金明细', dwellLot, {
  ...account,
  到达日期: (row) => row.since,
  停留天数: (row) => row.days,
  金额: (row) => row.amount,
})

/** Every page follows all of a document's money anew. */
const settings = { pageSize: 50_000 }

export const tracedLineList = defineList(
  '文件资金发放明细',
  tracedLine,
  {
    批次号: (row) => row.batch,
    序号: (row) => row.line,
    发放月份: (row) => row.month,
    救助类别: (row, names) => names.category(row.categoryCode),
    乡镇代码: (row) => row.townshipCode,
    收款人姓名: (row) => row.payee,
    交易日期: (row) => row.paidOn,
    补发: (row) => row.isReissue,
    金额: (row) => row.amount,
    其中已追缴: (row) => row.recovered,
  },
  settings,
)

export const tracedVoucherList = defineList(
  '文件资金使用凭证',
  tracedVoucher,
  {
    凭证号: (row) => row.voucher,
    日期: (row) => row.spentOn,
    救助类别: (row, names) => names.category(row.categoryCode),
    乡镇代码: (row) => row.townshipCode,
    收款方名称: (row) => row.payee,
    经济科目: (row) => row.subjectCode,
    用途: (row) => row.purpose,
    金额: (row) => row.amount,
    其中已追缴: (row) => row.recovered,
  },
  settings,
)
