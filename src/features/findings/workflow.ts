import { defineWorkflow } from '../../kernel/workflow.ts'

export const findingStates = [
  'open',
  'assigned',
  'rectifying',
  'submitted',
  'returned',
  'verified',
  'closed',
  'reopened',
] as const
export type FindingState = (typeof findingStates)[number]

/** What those who rectify do. */
export const rectificationEvents = ['start', 'submit'] as const
/** What those who supervise do. */
export const supervisionEvents = ['assign', 'verify', 'return', 'close', 'reopen'] as const
/** What is written down without the state changing. */
const entryEvents = [
  'progress',
  'plan',
  'extend',
  'amend',
  'book',
  'hold_accountable',
  'add_mechanism',
] as const
export const findingEvents = [...rectificationEvents, ...supervisionEvents, ...entryEvents] as const
export type FindingEvent = (typeof findingEvents)[number]

type Staying<State extends FindingState> = Partial<Record<FindingEvent, State>>

/** Entries that are possible in any state. */
const always = <State extends FindingState>(state: State): Staying<State> => ({
  hold_accountable: state,
  add_mechanism: state,
})
const unfinished = <State extends FindingState>(state: State): Staying<State> => ({
  ...always(state),
  plan: state,
  extend: state,
  amend: state,
})
const inWork = <State extends FindingState>(state: State): Staying<State> => ({
  ...unfinished(state),
  progress: state,
  book: state,
})

/** The table finding_transition is the same, and holds the database to it. */
export const findingWorkflow = defineWorkflow<FindingState, FindingEvent>({
  initial: 'open',
  transitions: {
    open: { assign: 'assigned', ...unfinished('open') },
    assigned: { start: 'rectifying', ...inWork('assigned') },
    rectifying: { submit: 'submitted', ...inWork('rectifying') },
    submitted: { verify: 'verified', return: 'returned', ...always('submitted') },
    returned: { start: 'rectifying', ...inWork('returned') },
    verified: { close: 'closed', return: 'returned', ...always('verified') },
    closed: { reopen: 'reopened', ...always('closed') },
    reopened: { assign: 'assigned', start: 'rectifying', ...inWork('reopened') },
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
  returned: '已退回',
  verified: '已核查',
  closed: '已销号',
  reopened: '重新整改',
})

export const eventNames: Readonly<Record<FindingEvent, string>> = Object.freeze({
  assign: '交办',
  start: '开始整改',
  submit: '报送整改',
  verify: '核查通过',
  return: '退回整改',
  close: '销号',
  reopen: '重新整改',
  progress: '登记进展',
  plan: '编制清单',
  extend: '延长期限',
  amend: '更正内容',
  book: '登记资金入账',
  hold_accountable: '登记问责',
  add_mechanism: '登记长效机制',
})
