import type { Session } from '../api/session.ts'
import type { Messages } from '../messages/zh.ts'

interface Page {
  path: string
  name: keyof Messages['menu']
}

const bureau = ['administrator', 'finance', 'auditor', 'leadership'] as const
const everyone = [...bureau, 'township'] as const
const roles: Readonly<Record<keyof Messages['menu'], readonly Session['role'][]>> = {
  overview: bureau,
  funds: bureau,
  entitled: bureau,
  statements: bureau,
  reconciliation: bureau,
  alerts: bureau,
  risk: bureau,
  checks: bureau,
  rules: bureau,
  township: ['township'],
  findings: everyone,
  evaluation: everyone,
  administration: bureau,
}

/** Whether the page at an address is one that the role has no part in. */
export function isClosedTo(role: Session['role'], path: string): boolean {
  if (path === '/') return false
  if (path === '/trace') return !roles.funds.includes(role)
  const name = Object.keys(roles).find((one) => `/${one}` === path) as Page['name'] | undefined
  const open: readonly Session['role'][] = name === undefined ? everyone : roles[name]
  return !open.includes(role)
}

/** The pages that a role has work on, in the order of the menu. */
export function menuOf(role: Session['role']): Page[] {
  const names = Object.keys(roles) as Page['name'][]
  return names
    .filter((name) => roles[name].includes(role))
    .map((name) => ({ name, path: name === 'overview' ? '/' : `/${name}` }))
}
