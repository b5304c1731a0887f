import { Tabs } from 'antd'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Imports } from './imports.tsx'
import { Jobs } from './jobs.tsx'
import { Parameters } from './parameters.tsx'
import { Users } from './users.tsx'

/** What the administrator looks after. */
export function Component() {
  const text = useText()
  const [filters, change] = useFilters()
  const { tabs } = text.administration
  const parts = {
    users: <Users />,
    parameters: <Parameters />,
    imports: <Imports />,
    jobs: <Jobs />,
  }
  const names = Object.keys(parts) as (keyof typeof parts)[]
  return (
    <>
      <PageHead title={text.menu.administration} />
      <Tabs
        activeKey={filters['tab'] ?? 'users'}
        onChange={(tab) => change({ tab })}
        destroyOnHidden
        items={names.map((name) => ({ key: name, label: tabs[name], children: parts[name] }))}
      />
    </>
  )
}
