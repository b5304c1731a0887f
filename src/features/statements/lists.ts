import { defineList, type List, type ListNames } from '../../kernel/list.ts'
import { measureCodes, measures, rateCodes, rates } from './measures.ts'
import { entry, type StatementRow, stageRow, statementRow } from './schemas.ts'

type Columns = List<StatementRow>['columns']

const amounts: Columns = Object.fromEntries(
  measureCodes.map((code) => [measures[code].name, (row) => row.figures[code].amount]),
)
const percentages: Columns = Object.fromEntries(
  rateCodes.map((code) => [`${rates[code].name}(%)`, (row) => row.rates[code]]),
)

export const statementList = defineList('资金执行情况', statementRow, {
  项目: (row) => row.name,
  编码: (row) => row.key,
  ...amounts,
  ...percentages,
})

export const stageList = defineList('资金环节', stageRow, {
  环节: (row) => row.name,
  累计转入: (row) => row.figures.cameIn.amount,
  累计转出: (row) => row.figures.wentOut.amount,
  余额: (row) => row.figures.balance.amount,
  比率: (row) => row.rateName,
  '比率(%)': (row) => row.rate,
})

export const entryList = defineList('资金流转明细', entry, {
  日期: (row) => row.on,
  业务: (row) => row.kindName,
  编号: (row) => row.reference,
  文号: (row) => row.document,
  环节: (row) => row.stageName,
  救助类别: (row, names: ListNames) => names.category(row.categoryCode),
  乡镇代码: (row) => row.townshipCode,
  冲正: (row) => row.isReversal,
  金额: (row) => row.amount,
})
