import { defineProblem } from '../../kernel/problem.ts'

export const ruleNotFound = defineProblem<string>({
  code: 'rule-not-found',
  status: 404,
  title: '没有这条规则',
  detail: (code) => `没有代码为${code}的规则。`,
})

export const runNotFound = defineProblem({
  code: 'detection-run-not-found',
  status: 404,
  title: '没有这次核查',
  detail: () => '没有这次规则核查。',
})

const runTooLate = defineProblem<{ asOf: string; today: string }>({
  code: 'detection-day-too-late',
  status: 422,
  title: '核查日期晚于今天',
  detail: ({ asOf, today }) => `核查日期${asOf}应不晚于今天(${today})。`,
})

/** The rules look at what was known on a day: of one that is yet to come nothing is. */
export function requireNoLaterDay(asOf: string, today: string): void {
  if (asOf > today) throw runTooLate({ asOf, today })
}

export const alertNotFound = defineProblem({
  code: 'alert-not-found',
  status: 404,
  title: '没有这条疑点',
  detail: () => '没有这条疑点。',
})

export const alertNotOpen = defineProblem<{ status: string }>({
  code: 'alert-not-open',
  status: 409,
  title: '疑点当前状态不允许此操作',
  detail: ({ status }) => `该疑点${status},不能进行此操作。`,
})

export const untilTooEarly = defineProblem<string>({
  code: 'until-too-early',
  status: 409,
  title: '暂缓期限已过',
  detail: (until) => `暂缓至${until},应晚于今天。`,
})
