import { defineWorkflow } from '../../../kernel/workflow.ts'

export const alertStatuses = ['open', 'confirmed', 'dismissed', 'suppressed', 'withdrawn'] as const
export type AlertStatus = (typeof alertStatuses)[number]
export type AlertEvent = 'confirm' | 'dismiss' | 'suppress' | 'reopen'

/** What people decide about an alert. Only a detection run withdraws one, or lets it come back. */
export const alertWorkflow = defineWorkflow<AlertStatus, AlertEvent>({
  initial: 'open',
  transitions: {
    open: { confirm: 'confirmed', dismiss: 'dismissed', suppress: 'suppressed' },
    dismissed: { reopen: 'open' },
    suppressed: { reopen: 'open' },
    confirmed: {},
    withdrawn: {},
  },
})

export const statusNames: Readonly<Record<AlertStatus, string>> = Object.freeze({
  open: '待核实',
  confirmed: '已转为问题',
  dismissed: '已排除',
  suppressed: '已暂缓提示',
  withdrawn: '已自动撤销',
})
