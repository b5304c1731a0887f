import { Segmented, Typography } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { riskPage, type riskScore } from '../../../features/detection/risk/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { sorted, textColumn } from '../../parts/columns.tsx'
import { FilterBar } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { Money } from '../../parts/money.tsx'
import { useNames, useTownships } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { Table } from '../../parts/table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'

type Score = z.output<typeof riskScore>
type Contribution = Score['contributions'][number]

const units = ['township', 'group', 'household', 'account'] as const
const tones = { high: 'bad', medium: 'warn', low: 'plain' } as const

/** Where alerts come together, the highest risk first, with what each rule adds to it. */
export function Component() {
  const { menu, risk, column } = useText()
  const names = useNames()
  const townships = useTownships().data ?? []
  const [filters, change] = useFilters()
  const unit = units.find((one) => one === filters['unit']) ?? 'township'
  const { townshipCode } = filters
  return (
    <>
      <PageHead title={menu.risk} note={risk.how} />
      <FilterBar
        choices={[
          {
            name: 'townshipCode',
            label: column.township,
            options: townships.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
      >
        <Segmented
          aria-label={risk.unit}
          value={unit}
          options={units.map((one) => ({ value: one, label: risk.units[one] }))}
          onChange={(next) => change({ unit: next })}
        />
      </FilterBar>
      <PagedTable<Score>
        label={menu.risk}
        path="/api/risk-scores"
        query={{ unit, townshipCode }}
        page={riskPage}
        initialSort="-score"
        rowKey="key"
        empty={risk.none}
        expandable={{ columnWidth: 48, expandedRowRender: (row) => <Contributions score={row} /> }}
        columns={[
          textColumn(risk.name, ({ name }) => name),
          sorted(
            'township',
            textColumn(column.township, (row) => names.township(row.townshipCode), 160),
          ),
          sorted<Score>('score', {
            title: risk.score,
            dataIndex: 'score',
            align: 'right',
            width: 120,
          }),
          sorted<Score>('alertCount', {
            title: risk.alerts,
            dataIndex: 'alertCount',
            align: 'right',
            width: 100,
          }),
          textColumn(risk.contributions, topOf, 420),
        ]}
      />
    </>
  )
}

/** The rules that add most, in a line. */
function topOf({ contributions }: Score): string {
  return contributions.map(({ ruleName, points }) => `${ruleName} ${points}`).join(' · ')
}

function Contributions({ score }: { score: Score }) {
  const { risk, column, severity } = useText()
  return (
    <>
      <Typography.Text strong>{risk.contributions}</Typography.Text>
      <Table<Contribution>
        aria-label={risk.contributions}
        size="small"
        pagination={false}
        rowKey="ruleCode"
        dataSource={score.contributions}
        columns={[
          {
            title: column.rule,
            render: (_, { ruleCode, ruleName }) => (
              <Link to={linkOf(ruleCode, score.townshipCode)}>{ruleName}</Link>
            ),
          },
          {
            title: column.severity,
            width: 80,
            render: (_, row) => (
              <ToneTag tone={tones[row.severity]}>{severity[row.severity]}</ToneTag>
            ),
          },
          { title: risk.alerts, dataIndex: 'alertCount', align: 'right', width: 80 },
          { title: risk.confirmed, dataIndex: 'confirmedCount', align: 'right', width: 80 },
          { title: risk.countedAs, dataIndex: 'countedAs', align: 'right', width: 80 },
          {
            title: column.amount,
            align: 'right',
            width: 130,
            render: (_, { amount }) => <Money fen={amount} />,
          },
          { title: risk.severityPoints, dataIndex: 'severityPoints', align: 'right', width: 90 },
          { title: risk.amountPoints, dataIndex: 'amountPoints', align: 'right', width: 90 },
          { title: risk.trust, dataIndex: 'trust', align: 'right', width: 110 },
          { title: risk.points, dataIndex: 'points', align: 'right', width: 90 },
        ]}
      />
    </>
  )
}

function linkOf(ruleCode: string, township: string | null): string {
  const search = new URLSearchParams({ status: 'all', ruleCode })
  if (township !== null) search.set('townshipCode', township)
  return `/alerts?${search}`
}
