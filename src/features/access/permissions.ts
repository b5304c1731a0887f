import type { Actor } from '../../platform/db/command.ts'

type Role = Actor['role']

const everyone: readonly Role[] = ['administrator', 'finance', 'auditor', 'township', 'leadership']
const bureau: readonly Role[] = ['administrator', 'finance', 'auditor', 'leadership']

/** Who may do what. The only such table. */
const permissions = Object.freeze({
  'reference:read': everyone,
  'account:read': everyone,
  'jobs:read': everyone,
  'account:write': everyone,
  'account:password': everyone,
  'users:read': ['administrator'],
  'users:write': ['administrator'],
  'proofs:read': everyone,
  'proofs:write': everyone,
  'imports:read': bureau,
  'imports:write': ['finance', 'auditor', 'administrator'],
  'funds:read': bureau,
  'funds:write': ['finance'],
  'funds:confirm': ['finance', 'leadership'],
  'ledger:close': ['finance'],
  'ledger:reverse': ['finance'],
  'payments:read': bureau,
  'payments:write': ['finance'],
  'payments:approve': ['leadership', 'finance'],
  'people:entitle': ['finance', 'auditor', 'administrator'],
  'people:unmask': ['finance', 'auditor'],
  'reconciliation:read': bureau,
  'reconciliation:run': ['finance'],
  'reconciliation:resolve': ['finance'],
  'reconciliation:approve': ['finance', 'leadership'],
  'parameters:read': bureau,
  'parameters:write': ['administrator'],
  'detection:read': bureau,
  'detection:preview': ['administrator', 'auditor', 'finance'],
  'detection:run': ['auditor', 'finance'],
  'alerts:triage': ['auditor'],
  'checks:read': bureau,
  'checks:write': ['auditor'],
  'findings:read': everyone,
  'findings:write': ['auditor'],
  'findings:plan': ['auditor', 'township', 'finance'],
  'findings:rectify': ['township', 'finance'],
  'findings:book': ['finance'],
  'findings:verify': ['auditor'],
  'evaluation:read': everyone,
  'evaluation:rank': bureau,
  'evaluation:schemes': ['administrator', 'auditor'],
  'evaluation:run': ['auditor', 'finance'],
  'evaluation:change': ['auditor'],
  'evaluation:appeal': ['township'],
  'evaluation:report': ['township', 'auditor', 'finance'],
  'evaluation:review': ['leadership'],
  'reports:read': everyone,
  'reports:issue': ['finance', 'auditor', 'leadership'],
  'audit:read': ['administrator', 'auditor'],
  'audit:check': ['administrator', 'auditor'],
} satisfies Record<string, readonly Role[]>)

export type Permission = keyof typeof permissions

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name)
}

export function allows(role: Role, permission: string): boolean {
  return isPermission(permission) && (permissions[permission] as readonly Role[]).includes(role)
}

export function permissionsOf(role: Role): Permission[] {
  return Object.keys(permissions).filter(
    (name): name is Permission => isPermission(name) && allows(role, name),
  )
}

/** What may be done with a one-time password: change it, or leave. */
export function allowsBeforeChange(permission: string): boolean {
  return permission === 'account:password' || permission === 'account:read'
}
