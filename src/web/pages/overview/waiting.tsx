import { useQuery } from '@tanstack/react-query'
import { Card } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { type DwellRow, dwellRow } from '../../../features/tracing/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useLastDayOf } from '../../parts/book-months.ts'
import { countColumn, moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { wordOf } from '../../parts/words.ts'

const path = '/api/dwell'

/** How long the year's money has waited in each stage, in a line each. */
export function Waiting({ year }: { year: number }) {
  const { overview, funds, column, stage: stages } = useText()
  const query = { by: 'stage', year, asOf: useLastDayOf(year) }
  const rows = useQuery({
    queryKey: [path, query],
    queryFn: () => read(z.array(dwellRow), path, query),
  })
  const details = <Link to={`/funds?tab=dwell&year=${year}`}>{overview.details}</Link>
  return (
    <Card title={funds.tabs.dwell} extra={details}>
      <ProblemBox error={rows.error} retry={() => rows.refetch()} />
      <Table<DwellRow>
        aria-label={funds.tabs.dwell}
        loading={rows.isPending}
        pagination={false}
        rowKey="stage"
        empty={overview.nothingWaits}
        dataSource={rows.data ?? []}
        columns={[
          textColumn(funds.stage, ({ stage }) => wordOf(stages, stage), 80),
          moneyColumn(column.amount, ({ amount }) => amount, 110),
          countColumn(funds.mean, ({ meanDays }) => meanDays, 80),
          countColumn(funds.oldest, ({ oldestDays }) => oldestDays, 80),
        ]}
      />
    </Card>
  )
}
