import type { Session } from '../api/session.ts'
import type { Messages } from '../messages/zh.ts'

interface Page {
  path: string
  name: keyof Messages['menu']
}

const bureau = ['administrator', 'finance', 'auditor', 'leadership'] as const
const roles: Readonly<Record<keyof Messages['menu'], readonly Session['role'][]>> = {
  overview: bureau,
  funds: bureau,
  statements: bureau,
  reconciliation: bureau,
  alerts: bureau,
  risk: bureau,
  checks: bureau,
  rules: bureau,
  township: ['township'],
  findings: [...bureau, 'township'],
  evaluation: [...bureau, 'township'],
  administration: bureau,
}

/** The pages that a role has work on, in the order of the menu. */
export function menuOf(role: Session['role']): Page[] {
  const names = Object.keys(roles) as Page['name'][]
  return names
    .filter((name) => roles[name].includes(role))
    .map((name) => ({ name, path: name === 'overview' ? '/' : `/${name}` }))
}
