import { Flex } from 'antd'
import { useText } from '../../messages/index.tsx'
import { useYear } from '../../parts/book-months.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { YearSelect } from '../../parts/year-select.tsx'
import { Indicators } from './indicators.tsx'
import { Materials } from './materials.tsx'
import { OwnFindings } from './own-findings.tsx'

/** What a township has to do: its findings, its materials, its indicators. */
export function Component() {
  const text = useText()
  const year = useYear()
  return (
    <>
      <PageHead title={text.menu.township}>
        <YearSelect label={text.township.year} />
      </PageHead>
      <Flex vertical gap={16}>
        <OwnFindings />
        <Materials year={year} />
        <Indicators year={year} />
      </Flex>
    </>
  )
}
