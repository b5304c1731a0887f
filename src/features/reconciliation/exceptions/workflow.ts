import { defineWorkflow } from '../../../kernel/workflow.ts'
import type { ExceptionState } from './words.ts'

const resolutionWays = ['match', 'correction', 'timing', 'referral'] as const
export type ResolutionWay = (typeof resolutionWays)[number]

type Event = 'propose' | 'reject' | 'undo' | ResolutionWay

const done: Record<ResolutionWay, ExceptionState> = {
  match: 'resolved',
  correction: 'resolved',
  timing: 'carried',
  referral: 'referred',
}

/** What people do about an exception. Runs find, reopen and clear them. */
export const exceptionWorkflow = defineWorkflow<ExceptionState, Event>({
  initial: 'open',
  transitions: {
    open: { ...done, propose: 'proposed' },
    proposed: { ...done, reject: 'open' },
    resolved: { undo: 'open' },
    carried: { undo: 'open' },
    referred: { undo: 'open' },
    cleared: {},
  },
})

export const eventNames: Readonly<Record<Event, string>> = Object.freeze({
  match: '人工勾对',
  correction: '更正入账',
  timing: '列为未达账项',
  referral: '移交审计',
  propose: '提交复核',
  reject: '退回',
  undo: '撤销处理',
})
export type ExceptionEvent = Event
