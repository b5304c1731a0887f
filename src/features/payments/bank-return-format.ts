import {
  account,
  amount,
  choice,
  date,
  type ImportFormat,
  integer,
  optionalText,
  text,
} from '../imports/index.ts'
import { bankReturnChecks } from './bank-return-checks.ts'
import { enterResults } from './post-results.ts'

/** 代发回盘: what the agent bank did with each line of a batch. */
export const bankReturnFormat: ImportFormat = {
  kind: 'bank-return',
  name: '代发回盘',
  controlled: { amounts: ['amount'], batch: 'batchNumber', month: 'executedOn' },
  columns: {
    batchNumber: { names: ['批次号'], cell: text(60) },
    lineNo: { names: ['序号', '明细序号'], cell: integer },
    account: { names: ['银行账号', '账号'], cell: account },
    payeeName: { names: ['户名'], cell: text() },
    amount: { names: ['金额', '交易金额'], cell: amount },
    outcome: { names: ['处理结果'], cell: choice({ 成功: 'settled', 失败: 'returned' }) },
    reason: { names: ['失败原因'], cell: optionalText(), isOptional: true },
    executedOn: { names: ['交易日期'], cell: date },
    bankSerial: { names: ['银行流水号', '流水号'], cell: optionalText(80) },
  },
  checks: ({ districtCode }) => bankReturnChecks(districtCode),
  apply: (tx, { districtCode, importId }) => enterResults(tx, districtCode, importId),
}
