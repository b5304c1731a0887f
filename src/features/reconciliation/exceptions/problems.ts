import { formatFen } from '../../../kernel/fen.ts'
import { monthOf } from '../../../kernel/month.ts'
import { defineProblem } from '../../../kernel/problem.ts'

export const exceptionNotFound = defineProblem({
  code: 'exception-not-found',
  status: 404,
  title: '没有这条差异',
  detail: () => '没有这条对账差异。',
})

export const stepNotPossible = defineProblem<{ state: string; event: string; possible: string[] }>({
  code: 'exception-step-not-possible',
  status: 409,
  title: '当前状态不能这样处理',
  detail: ({ state, event, possible }) =>
    `该差异处于“${state}”状态,不能${event};现在可以:${possible.join('、') || '无'}。`,
})

export const sameProposer = defineProblem({
  code: 'same-person',
  status: 409,
  title: '复核人不能是处理人',
  detail: () => '金额超过限额的处理须由提交人以外的人复核。',
})

export const assigneeUnknown = defineProblem({
  code: 'assignee-unknown',
  status: 422,
  title: '没有这个用户',
  detail: () => '指派的用户不存在、已停用或不是民政局的用户,请另选一人。',
})

export const memberUnknown = defineProblem<string>({
  code: 'match-member-unknown',
  status: 422,
  title: '没有这笔记录',
  detail: (what) => `没有找到 ${what},请刷新后重新选择。`,
})

export const matchNotBalanced = defineProblem<{ bank: bigint; books: bigint }>({
  code: 'match-not-balanced',
  status: 422,
  title: '两边合计不等',
  detail: ({ bank, books }) =>
    `银行合计 ${formatFen(bank)} 元,账上合计 ${formatFen(books)} 元,` +
    `相差 ${formatFen(bank - books)} 元;请补选记录,或以更正入账处理差额。`,
})

export const nothingToCorrect = defineProblem({
  code: 'nothing-to-correct',
  status: 422,
  title: '没有可更正的金额',
  detail: () => '两边金额相同,请改用人工勾对。',
})

export const correctionTooEarly = defineProblem<string>({
  code: 'correction-too-early',
  status: 422,
  title: '入账日期有误',
  detail: (day) => `更正的入账日期不能早于该笔记录所在的月份 ${monthOf(day)}。`,
})

export const monthIsClosed = defineProblem<string>({
  code: 'month-closed',
  status: 409,
  title: '该月已结账',
  detail: (month) => `${month} 已结账,请使用未结账月份的日期。`,
})

export const settledInClosedMonth = defineProblem<string>({
  code: 'month-closed',
  status: 409,
  title: '该月已结账',
  detail: (month) =>
    `${month} 已结账,当月了结的差异不能撤销处理。账上记错的,请在未结账的月份冲正原业务并重新登记;` +
    '银行记错的,请银行更正,更正的流水到账后在当月对账时处理。',
})

export const expectedTooEarly = defineProblem<string>({
  code: 'expected-too-early',
  status: 422,
  title: '预计日期有误',
  detail: (day) => `预计到账日须晚于该笔记录的日期 ${day}。`,
})
