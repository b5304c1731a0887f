import { defineProblem } from '../../../kernel/problem.ts'

export const voucherUnknown = defineProblem<string>({
  code: 'voucher-unknown',
  status: 404,
  title: '没有这张凭证',
  detail: (voucher) => `没有凭证 ${voucher}。`,
})

export const notPaid = defineProblem<string>({
  code: 'payment-not-paid',
  status: 409,
  title: '该笔资金没有支付',
  detail: (what) => `${what} 没有支付成功或已冲正,没有可追缴的资金。`,
})

export const recoveryTooMuch = defineProblem<{ what: string; left: string }>({
  code: 'recovery-too-much',
  status: 409,
  title: '追缴合计超过实际支付的金额',
  detail: ({ what, left }) => `${what} 最多还可追缴 ${left} 元。`,
})

export const backTooEarly = defineProblem<string>({
  code: 'money-back-too-early',
  status: 422,
  title: '日期过早',
  detail: (day) => `日期不能早于原资金支付或退回的日期 ${day}。`,
})

export const nothingLeft = defineProblem<string>({
  code: 'returned-money-used',
  status: 409,
  title: '退汇资金已补发或已上缴',
  detail: (line) => `发放明细 ${line} 的退汇资金已补发、正在补发或已上缴。`,
})
