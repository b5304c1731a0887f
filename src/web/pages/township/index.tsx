import { Flex, Select } from 'antd'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Indicators } from './indicators.tsx'
import { Materials } from './materials.tsx'
import { OwnFindings } from './own-findings.tsx'

const years = [2023, 2024, 2025, 2026]

/** What a township has to do: its findings, its materials, its indicators. */
export function Component() {
  const text = useText()
  const [filters, change] = useFilters()
  const year = Number(filters['year'] ?? 2023)
  return (
    <>
      <PageHead title={text.menu.township}>
        <Select
          aria-label={text.township.year}
          value={year}
          options={years.map((one) => ({ value: one, label: String(one) }))}
          onChange={(next: number) => change({ year: String(next) })}
        />
      </PageHead>
      <Flex vertical gap={16}>
        <OwnFindings />
        <Materials year={year} />
        <Indicators year={year} />
      </Flex>
    </>
  )
}
