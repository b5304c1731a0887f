import { defineWorkflow } from '../../kernel/workflow.ts'

export const findingStates = [
  'open',
  'assigned',
  'rectifying',
  'submitted',
  'verified',
  'closed',
] as const
export type FindingState = (typeof findingStates)[number]

/** What those who rectify do. */
export const rectificationEvents = ['start', 'submit'] as const
/** What those who supervise do. */
export const supervisionEvents = ['assign', 'verify', 'return', 'close', 'reopen'] as const
export type FindingEvent = (typeof rectificationEvents)[number] | (typeof supervisionEvents)[number]

export const findingWorkflow = defineWorkflow<FindingState, FindingEvent>({
  initial: 'open',
  transitions: {
    open: { assign: 'assigned' },
    assigned: { start: 'rectifying' },
    rectifying: { submit: 'submitted' },
    submitted: { verify: 'verified', return: 'rectifying' },
    verified: { close: 'closed', return: 'rectifying' },
    closed: { reopen: 'rectifying' },
  },
})

/** In these nothing is left to rectify. */
export const doneStates: readonly FindingState[] = ['verified', 'closed']

/** Whoever hands a rectification in takes none of these decisions about it. */
export const secondPersonEvents: readonly FindingEvent[] = ['verify', 'close']

export const stateNames: Readonly<Record<FindingState, string>> = Object.freeze({
  open: '待交办',
  assigned: '已交办',
  rectifying: '整改中',
  submitted: '待核查',
  verified: '已核查',
  closed: '已销号',
})

export const eventNames: Readonly<Record<FindingEvent, string>> = Object.freeze({
  assign: '交办',
  start: '开始整改',
  submit: '报送整改',
  verify: '核查通过',
  return: '退回整改',
  close: '销号',
  reopen: '重新整改',
})
