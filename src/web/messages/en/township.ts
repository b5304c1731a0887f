import type { township as chinese } from '../zh/township.ts'

export const township: typeof chinese = {
  findings: 'Own findings',
  materials: 'Materials due',
  indicators: 'Indicators to report',
  year: 'Year',
  material: 'Material',
  dueOn: 'Due on',
  state: 'State',
  states: {
    awaited: 'Not due yet',
    due_soon: 'Due soon',
    overdue: 'Overdue',
    submitted: 'Handed in',
    accepted: 'Accepted',
  },
  late: (days) => `${days} days late`,
  returned: (why) => `Sent back: ${why}`,
  submit: 'Hand in',
  sealedScan: 'Sealed scan',
  electronicCopy: 'Electronic copy',
  value: 'Value',
  report: 'Report',
  unit: 'Unit',
  claimed: 'Own marks',
  proof: 'Proof',
  none: 'Nothing to do',
}
