import { defineWorkflow } from '../../kernel/workflow.ts'

export const alertStatuses = ['open', 'confirmed', 'dismissed', 'withdrawn'] as const
export type AlertStatus = (typeof alertStatuses)[number]

/** What people decide about an alert. Only a detection run withdraws one, or lets it come back. */
export const alertWorkflow = defineWorkflow<AlertStatus, 'confirm' | 'dismiss' | 'reopen'>({
  initial: 'open',
  transitions: {
    open: { confirm: 'confirmed', dismiss: 'dismissed' },
    dismissed: { reopen: 'open' },
    confirmed: {},
    withdrawn: {},
  },
})

export const statusNames: Readonly<Record<AlertStatus, string>> = Object.freeze({
  open: '待核实',
  confirmed: '已转为问题',
  dismissed: '已排除',
  withdrawn: '已自动撤销',
})
