import { defineProblem } from '../../kernel/problem.ts'

export const documentNotFound = defineProblem<string>({
  code: 'document-not-found',
  status: 404,
  title: '没有这个文号',
  detail: (number) => `截至所查日期,没有登记文号 ${number}。请核对括号和年份,或改查较晚的日期。`,
})

export const paymentNotFound = defineProblem<string>({
  code: 'payment-not-found',
  status: 404,
  title: '没有这笔发放明细',
  detail: (key) => `没有发放明细 ${key}。明细写作“批次号/序号”。`,
})

export const voucherNotFound = defineProblem<string>({
  code: 'voucher-not-found',
  status: 404,
  title: '没有这个凭证号',
  detail: (number) => `截至所查日期,没有登记凭证号 ${number}。`,
})
