import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useFilters } from './filters.ts'

export interface PageTab {
  name: string
  label: string
  content: ReactNode
}

/** The parts of a page; the one that is shown stands in its address. */
export function PageTabs({ tabs }: { tabs: readonly PageTab[] }) {
  const [filters, change] = useFilters()
  const shown = tabs.find(({ name }) => name === filters['tab']) ?? tabs[0]
  if (shown === undefined) return null
  return (
    <Tabs
      activeKey={shown.name}
      onChange={(tab) => change({ tab, sort: undefined })}
      destroyOnHidden
      items={tabs.map(({ name, label, content }) => ({ key: name, label, children: content }))}
    />
  )
}
