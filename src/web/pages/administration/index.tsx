import type { ReactNode } from 'react'
import type { Session } from '../../api/session.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PageTabs } from '../../parts/page-tabs.tsx'
import { ExpectedFiles } from './expected-files.tsx'
import { Imports } from './imports.tsx'
import { Jobs } from './jobs.tsx'
import { Journal } from './journal/index.tsx'
import { Parameters } from './parameters.tsx'
import { Registers } from './registers.tsx'
import { Users } from './users.tsx'

type Role = Session['role']
const everyone: readonly Role[] = ['administrator', 'finance', 'auditor', 'leadership']

/** What the service is run with: its users, parameters, files, work and journal. */
export function Component() {
  const text = useText()
  const role = useSession()?.role ?? 'leadership'
  const { tabs } = text.administration
  const parts: Readonly<Record<keyof typeof tabs, [readonly Role[], ReactNode]>> = {
    users: [['administrator'], <Users key="users" />],
    parameters: [everyone, <Parameters key="parameters" />],
    registers: [everyone, <Registers key="registers" />],
    imports: [everyone, <Imports key="imports" />],
    expected: [everyone, <ExpectedFiles key="expected" />],
    jobs: [everyone, <Jobs key="jobs" />],
    journal: [['administrator', 'auditor'], <Journal key="journal" />],
  }
  const names = (Object.keys(parts) as (keyof typeof tabs)[]).filter((name) =>
    parts[name][0].includes(role),
  )
  return (
    <>
      <PageHead title={text.menu.administration} />
      <PageTabs
        tabs={names.map((name) => ({ name, label: tabs[name], content: parts[name][1] }))}
      />
    </>
  )
}
