import { defineProblem } from '../../kernel/problem.ts'

export const monthNotOver = defineProblem<string>({
  code: 'month-not-over',
  status: 409,
  title: '该月尚未结束',
  detail: (month) => `${month} 尚未结束,月末之后才能结账。`,
})

export const monthAlreadyClosed = defineProblem<{ month: string; closedThrough: string }>({
  code: 'month-already-closed',
  status: 409,
  title: '该月已结账',
  detail: ({ month, closedThrough }) => `${month} 已结账(已结至 ${closedThrough})。`,
})

export const earlierMonthOpen = defineProblem<{ month: string; earlier: string }>({
  code: 'earlier-month-open',
  status: 409,
  title: '以前月份尚未结账',
  detail: ({ month, earlier }) => `${earlier} 有账务但尚未结账,请先结 ${earlier},再结 ${month}。`,
})

export const monthNotReady = defineProblem<{ month: string; reasons: readonly string[] }>({
  code: 'month-not-ready',
  status: 409,
  title: '该月尚不能结账',
  detail: ({ month, reasons }) => `${month} 尚不能结账:${reasons.join(';')}。`,
})

export const originUnknown = defineProblem({
  code: 'origin-unknown',
  status: 404,
  title: '没有这笔业务',
  detail: () => '没有要冲正的这笔业务,请核对编号。',
})

export const alreadyReversed = defineProblem({
  code: 'transfer-already-reversed',
  status: 409,
  title: '该笔资金流转已冲正',
  detail: () => '该笔业务已冲正,不能再次冲正;如有误,请另行登记正确的业务。',
})

export const reversalTooEarly = defineProblem<string>({
  code: 'reversal-too-early',
  status: 422,
  title: '冲正日期过早',
  detail: (bookedOn) => `冲正日期不能早于原业务的入账日期 ${bookedOn}。`,
})

export const documentAmended = defineProblem<string>({
  code: 'document-amended',
  status: 409,
  title: '该文件有追加或收回',
  detail: (amendment) => `该文件有未冲正的追加或收回 ${amendment},请先冲正 ${amendment}。`,
})

export const fundsInsufficient = defineProblem<{ what: string; available: string }>({
  code: 'insufficient-funds',
  status: 409,
  title: '资金余额不足',
  detail: ({ what, available }) => `${what}余额不足,目前可用 ${available} 元。`,
})

export const fundsInsufficientOn = defineProblem<{ what: string; on: string; available: string }>({
  code: 'insufficient-funds',
  status: 409,
  title: '资金余额不足',
  detail: ({ what, on, available }) =>
    `${what}在 ${on} 余额不足,当日可用 ${available} 元;当日以后到位的资金不能用于当日。`,
})

export const accountUnknown = defineProblem({
  code: 'account-unknown',
  status: 404,
  title: '没有这个资金账户',
  detail: () => '没有这个资金账户,请核对编号。',
})
