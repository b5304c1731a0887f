import type { administration as chinese, rules as chineseRules } from '../zh/administration.ts'

export const administration: typeof chinese = {
  tabs: { users: 'Users', imports: 'Imports', jobs: 'Jobs', parameters: 'Parameters' },
  username: 'User name',
  displayName: 'Name',
  role: 'Role',
  staffNumber: 'Staff number',
  state: 'State',
  enabled: 'enabled',
  disabled: 'disabled',
  newUser: 'New user',
  password: 'First password',
  fileName: 'File',
  kind: 'Kind',
  code: 'Code',
  name: 'Name',
  inForce: 'In force',
  changes: 'Changes',
}

export const rules: typeof chineseRules = {
  title: 'Rules',
  open: 'Open',
  summary: 'What it looks for',
  why: 'Why',
  exclusions: 'What does not count',
  basis: 'Basis',
  params: 'Parameters',
  preview: 'Preview',
  added: (count, amount) => `${count} alerts more, ${amount} yuan`,
  dropped: (count, amount) => `${count} alerts fewer, ${amount} yuan`,
  kept: (count, amount) => `${count} alerts stay, ${amount} yuan`,
  apply: 'Change the parameters',
  validFrom: 'Valid from',
  source: 'Rests on',
  history: 'History',
}
