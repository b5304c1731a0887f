import { defineList } from '../../../kernel/list.ts'
import { riskScore } from './schemas.ts'

const unitNames = Object.freeze({
  township: '乡镇(街道)',
  group: '人群(村居、类别)',
  household: '家庭',
  account: '收款账户',
})

export const riskList = defineList('风险评分', riskScore, {
  对象类型: (row) => unitNames[row.unit],
  对象: (row) => row.name,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  风险分: (row) => row.score,
  疑点数: (row) => row.alertCount,
  构成: (row) =>
    row.contributions
      .map(({ ruleName, alertCount, points }) => `${ruleName}${alertCount}条${points}分`)
      .join(';'),
})
