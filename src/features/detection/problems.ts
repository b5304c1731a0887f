import { defineProblem } from '../../kernel/problem.ts'

export const ruleSettingInvalid = defineProblem<{ name: string; validFrom: string }>({
  code: 'rule-setting-invalid',
  status: 409,
  title: '规则参数有误',
  detail: ({ name, validFrom }) => `规则“${name}”自${validFrom}起的参数不符合要求,请先更正。`,
})

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
