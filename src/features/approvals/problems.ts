import { defineProblem } from '../../kernel/problem.ts'
import type { Depth } from './policy.ts'

export const approvalVoid = defineProblem<string>({
  code: 'approval-void',
  status: 409,
  title: '审批已失效',
  detail: (what) => `${what}在审批之后内容或金额有变动,原审批已失效,须重新审批。`,
  plain: (what) => what,
})

export const approvalIncomplete = defineProblem<{ what: string; given: Depth; required: Depth }>({
  code: 'approval-incomplete',
  status: 409,
  title: '审批层级不足',
  detail: ({ what, given, required }) =>
    `${what}须${depthText(required)}审批,现有 ${given.persons} 人审批` +
    `(其中局领导 ${given.leaders} 名),请先补齐审批。`,
  plain: ({ what }) => what,
})

export const alreadyApproved = defineProblem<string>({
  code: 'already-approved',
  status: 409,
  title: '本人已审批',
  detail: (what) => `${what}本人已审批,须由他人继续审批。`,
  plain: (what) => what,
})

export const leaderNeeded = defineProblem<{ what: string; required: Depth }>({
  code: 'leader-needed',
  status: 409,
  title: '须由局领导审批',
  detail: ({ what, required }) => `${what}须${depthText(required)}审批,其余的须由局领导审批。`,
  plain: ({ what }) => what,
})

function depthText({ persons, leaders }: Depth): string {
  return leaders === 0 ? ` ${persons} 人` : ` ${persons} 人(其中局领导 ${leaders} 名)`
}
