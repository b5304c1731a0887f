import { Space } from 'antd'
import { Link } from 'react-router'
import { type Finding, findingPage } from '../../../features/findings/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useToday } from '../../parts/book-months.ts'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { FilterBar, optionsOf } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { useNames, useTownships } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { RecordFinding } from './record-finding.tsx'

/** The ledger of findings, the earliest deadline first. */
export function Component() {
  const text = useText()
  const names = useNames()
  const townships = useTownships().data ?? []
  const [filters] = useFilters()
  const asOf = useToday()
  const mayRecord = useSession()?.role === 'auditor'
  const { column, findings } = text
  return (
    <>
      <PageHead title={text.menu.findings}>
        {mayRecord && <RecordFinding />}
        <PdfButton
          isInHead
          title={findings.ledgerPdf}
          path="/api/reports/rectification-ledger"
          query={{ asOf, township: filters['townshipCode'] }}
        />
      </PageHead>
      <FilterBar
        choices={[
          { name: 'state', label: column.status, options: optionsOf(findings.states) },
          { name: 'pattern', label: column.pattern, options: optionsOf(text.pattern) },
          { name: 'source', label: findings.source, options: optionsOf(findings.sources) },
          {
            name: 'townshipCode',
            label: column.township,
            options: townships.map(({ code, name }) => ({ value: code, label: name })),
          },
          {
            name: 'overdue',
            label: findings.overdue,
            options: [{ value: 'true', label: findings.overdue }],
          },
        ]}
      />
      <PagedTable<Finding>
        label={text.menu.findings}
        path="/api/findings"
        query={filters}
        page={findingPage}
        rowKey="id"
        empty={findings.none}
        initialSort="dueOn"
        columns={[
          sorted('number', {
            title: findings.number,
            width: 140,
            render: (_, { id, number }) => <Link to={`/findings/${id}`}>{number}</Link>,
          }),
          sorted('state', {
            title: column.status,
            width: 90,
            render: (_, row) => findings.states[row.state],
          }),
          sorted('pattern', {
            title: column.pattern,
            width: 106,
            render: (_, row) => text.pattern[row.pattern],
          }),
          sorted(
            'township',
            textColumn(column.township, ({ townshipCode }) => names.township(townshipCode), 130),
          ),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount, 130),
          ),
          sorted(
            'remaining',
            moneyColumn(findings.remaining, ({ remaining }) => remaining, 140),
          ),
          sorted('dueOn', {
            title: findings.dueOn,
            width: 190,
            render: (_, row) => <Due finding={row} />,
          }),
          { title: findings.description, dataIndex: 'description', ellipsis: true },
        ]}
      />
    </>
  )
}

export function Due({ finding }: { finding: Finding }) {
  const { findings } = useText()
  return (
    <Space size={4}>
      {finding.dueOn}
      {finding.isOverdue && <ToneTag tone="bad">{findings.overdue}</ToneTag>}
      {finding.isDueSoon && <ToneTag tone="warn">{findings.dueSoon}</ToneTag>}
    </Space>
  )
}
