import { defineList } from '../../kernel/list.ts'
import { alert, detectionRule, detectionRun } from './schemas.ts'
import { statusNames } from './workflow.ts'

const patternNames = {
  retention: '滞留',
  interception: '截留',
  diversion: '挪用',
  out_of_scope: '超范围',
  integrity: '真实性',
} as const
const severityNames = { high: '高', medium: '中', low: '低' } as const

export const ruleList = defineList('疑点规则', detectionRule, {
  规则编码: (row) => row.code,
  规则名称: (row) => row.name,
  问题类型: (row) => patternNames[row.pattern],
  严重程度: (row) => severityNames[row.severity],
  说明: (row) => row.summary,
  依据: (row) => row.basis.map(({ document, article }) => document + article).join(';'),
  不算的情形: (row) => row.exclusions.join(';'),
  核查方法: (row) => row.nextCheck,
})

export const alertList = defineList('疑点清单', alert, {
  疑点编号: (row) => row.id,
  规则编码: (row) => row.ruleCode,
  规则名称: (row) => row.ruleName,
  问题类型: (row) => patternNames[row.pattern],
  严重程度: (row) => severityNames[row.severity],
  乡镇代码: (row) => row.townshipCode,
  '乡镇(街道)': (row, names) => names.township(row.townshipCode),
  救助类别: (row, names) => names.category(row.categoryCode),
  月份: (row) => row.month,
  涉及金额: (row) => row.amount,
  说明: (row) => row.message,
  状态: (row) => statusNames[row.status],
  处理理由: (row) => row.statusReason,
  数据截至: (row) => row.asOf,
})

export const detectionRunList = defineList('疑点检测记录', detectionRun, {
  检测编号: (row) => row.id,
  检测时间: (row) => row.runAt,
  数据截至: (row) => row.asOf,
  新增疑点: (row) => row.newCount,
  撤销疑点: (row) => row.withdrawnCount,
  检测人: (row) => row.runBy,
})
