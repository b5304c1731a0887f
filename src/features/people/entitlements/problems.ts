import { monthName } from '../../../kernel/month.ts'
import { defineProblem } from '../../../kernel/problem.ts'

export const entitlementNotFound = defineProblem({
  code: 'eligibility-not-found',
  status: 404,
  title: '没有这条在保记录',
  detail: () => '没有这条在保记录。',
})

export const entitlementFollowed = defineProblem<string>({
  code: 'eligibility-followed',
  status: 409,
  title: '该记录已由后一记录接续',
  detail: (month) =>
    `该人该类别自${monthName(month)}起另有记录;请在那条记录上办理终止,终止月份可早于其起始月份。`,
})

export const entitlementNotEnded = defineProblem({
  code: 'eligibility-not-ended',
  status: 409,
  title: '该记录不是手工终止的',
  detail: () => '该记录未在系统中办理终止;由名单写明的终止月份,请以名单更改。',
})
