import { monthName } from '../../../kernel/month.ts'
import { defineProblem } from '../../../kernel/problem.ts'

export const batchUnknown = defineProblem({
  code: 'batch-unknown',
  status: 404,
  title: '没有这个批次',
  detail: () => '没有这个批次,请核对批次号。',
})

export const lineUnknown = defineProblem<string>({
  code: 'payment-line-unknown',
  status: 404,
  title: '没有这笔明细',
  detail: (line) => `没有发放明细 ${line}。`,
})

const stepNames = { check: '校验', approve: '审批', instruct: '送银行' } as const

export const batchNotReady = defineProblem<{ batch: string; step: keyof typeof stepNames }>({
  code: 'batch-not-ready',
  status: 409,
  title: '批次不在可办理的状态',
  detail: ({ batch, step }) =>
    `批次 ${batch} 现在不能${stepNames[step]}:须依次校验、审批、送银行,已办过或已全部停发的不再办理。`,
  plain: ({ batch }) => batch,
})

export const sameMaker = defineProblem<string>({
  code: 'same-person',
  status: 409,
  title: '不能校验、审批自己编制的花名册',
  detail: (batch) => `批次 ${batch} 由本人编制或导入,须由他人校验、审批。`,
  plain: (batch) => batch,
})

export const batchSent = defineProblem<string>({
  code: 'batch-instructed',
  status: 409,
  title: '该批次已送银行',
  detail: (batch) => `批次 ${batch} 已送银行,不能再停发;请等银行回盘。`,
  plain: (batch) => batch,
})

export const lineStopped = defineProblem<string>({
  code: 'payment-stopped',
  status: 409,
  title: '该明细已停发',
  detail: (line) => `发放明细 ${line} 已停发。`,
  plain: (line) => line,
})

export const nobodyEntitled = defineProblem<string>({
  code: 'nobody-entitled',
  status: 409,
  title: '没有待编入的在保对象',
  detail: (month) => `${monthName(month)}没有尚未编入花名册的在保对象;请先导入在保名单。`,
})

export const accountsMissing = defineProblem<number>({
  code: 'payee-accounts-missing',
  status: 422,
  title: '有对象没有收款账户',
  detail: (count) => `有 ${count} 名对象没有发放过,请在 accounts 中写明其收款账户;见 errors。`,
})

export const accountsUnused = defineProblem<number>({
  code: 'payee-accounts-unused',
  status: 422,
  title: '有收款账户用不上',
  detail: (count) => `accounts 中有 ${count} 个收款账户不属于本批次的对象,未编制花名册;见 errors。`,
})

export const lineNotReturned = defineProblem<string>({
  code: 'payment-not-returned',
  status: 409,
  title: '该明细未被退回',
  detail: (line) => `发放明细 ${line} 未被退回,不能补发或上缴。`,
  plain: (line) => line,
})

export const linesMixed = defineProblem({
  code: 'lines-mixed',
  status: 422,
  title: '明细不属同一月份、类别、乡镇',
  detail: () => '一个补发批次只能有同一月份、类别、乡镇的明细,请分批补发。',
})

export const resultsRefused = defineProblem<number>({
  code: 'results-refused',
  status: 422,
  title: '银行处理结果有错误',
  detail: (count) => `有 ${count} 处错误,未登记任何结果;见 errors。`,
})
