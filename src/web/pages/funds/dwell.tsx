import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { type DwellRow, dwellRow } from '../../../features/tracing/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useLastDayOf } from '../../parts/book-months.ts'
import { Chart } from '../../parts/chart.tsx'
import { countColumn, moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { wordOf } from '../../parts/words.ts'

const path = '/api/dwell'
const spans = ['upTo30', 'upTo60', 'upTo90', 'upTo180', 'upTo365', 'over365'] as const

/** How long the money of each stage has waited at the year's end, the oldest and by span. */
export function Dwell({ year }: { year: number }) {
  const { funds, column, stage: stages } = useText()
  const query = { by: 'stage', year, asOf: useLastDayOf(year) }
  const rows = useQuery({
    queryKey: [path, query],
    queryFn: () => read(z.array(dwellRow), path, query),
  })
  return (
    <>
      <ProblemBox error={rows.error} retry={() => rows.refetch()} />
      {rows.data !== undefined && <Histogram rows={rows.data} />}
      <Table<DwellRow>
        aria-label={funds.tabs.dwell}
        size="small"
        loading={rows.isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        rowKey={({ stage, fiscalYear }) => `${stage}/${fiscalYear}`}
        dataSource={rows.data ?? []}
        columns={[
          textColumn(funds.stage, ({ stage }) => wordOf(stages, stage), 90),
          moneyColumn(column.amount, ({ amount }) => amount),
          countColumn(funds.oldest, ({ oldestDays }) => oldestDays, 110),
          countColumn(funds.mean, ({ meanDays }) => meanDays, 110),
          ...spans.map((span) => moneyColumn<DwellRow>(funds.spans[span], (row) => row[span], 105)),
        ]}
      />
      <ExportButtons path={path} query={query} />
    </>
  )
}

function Histogram({ rows }: { rows: readonly DwellRow[] }) {
  const { funds, overview, stage: stages } = useText()
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'axis' },
      legend: { top: 0 },
      grid: { left: 56, right: 24, top: 56, bottom: 28 },
      xAxis: { type: 'category', data: spans.map((span) => funds.spans[span]) },
      yAxis: { type: 'value', name: overview.unit },
      series: rows.map((row) => ({
        type: 'bar',
        stack: 'fen',
        name: wordOf(stages, row.stage),
        data: spans.map((span) => Number(row[span]) / 1_000_000),
      })),
    }),
    [rows, funds, overview, stages],
  )
  return <Chart option={option} description={funds.dwellText} height={280} />
}
