import { defineList } from '../../kernel/list.ts'
import { statusNames } from './alerts/workflow.ts'
import {
  alert,
  detectionRule,
  detectionRun,
  dismissalReason,
  evidenceRow,
  patternNames,
  rulePractice,
} from './schemas.ts'

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
  新增证据: (row) => row.addedCount,
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

const evidenceKindNames: Readonly<Record<string, string>> = Object.freeze({
  document: '指标文',
  allocation: '分配',
  disbursement: '拨付单',
  batch: '发放批次',
  line: '发放明细',
  voucher: '使用凭证',
  bank: '银行流水',
  recovery: '追缴收据',
  remittance: '上缴文件',
  correction: '更正凭证',
  check: '回访',
})

export const evidenceList = defineList('疑点证据', evidenceRow, {
  类型: (row) => evidenceKindNames[row.kind] ?? row.kind,
  编号: (row) => row.key,
  日期: (row) => row.happenedOn,
  月份: (row) => row.month,
  对象: (row) => row.who,
  账号: (row) => row.account,
  金额: (row) => row.amount,
  说明: (row) => row.note,
})

export const dismissalReasonList = defineList('疑点排除原因', dismissalReason, {
  编码: (row) => row.code,
  原因: (row) => row.name,
  后续: (row) => row.lesson,
})

export const rulePracticeList = defineList('规则实际准确率', rulePractice, {
  规则编码: (row) => row.ruleCode,
  规则名称: (row) => row.name,
  待核实: (row) => row.openCount,
  已暂缓: (row) => row.suppressedCount,
  已转问题: (row) => row.confirmedCount,
  属实: (row) => row.trueCount,
  误报: (row) => row.falseCount,
  不计: (row) => row.neutralCount,
  准确率: (row) => row.precision,
  排除原因: (row) => row.dismissals.map(({ name, count }) => `${name}${count}`).join(';'),
  命中率: (row) =>
    row.baseRates
      .map(({ kind, per10000 }) => `${evidenceKindNames[kind] ?? kind}每万条${per10000}`)
      .join(';'),
})
