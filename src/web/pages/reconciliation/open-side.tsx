import { Tag, Typography } from 'antd'
import type { ReconciliationException } from '../../../features/reconciliation/schemas.ts'
import { sumFen } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn } from '../../parts/columns.tsx'
import { Money } from '../../parts/money.tsx'
import { Table } from '../../parts/table.tsx'

type Side = 'bank' | 'books'

interface OpenSideProps {
  title: string
  side: Side
  items: readonly ReconciliationException[]
  isLoading: boolean
  /** More are there than have been fetched: what is there comes to no total. */
  hasMore: boolean
  /** The one that stands open between the sides. */
  chosen: string | undefined
  /** Those that are ticked. */
  selected: readonly string[]
  /** What is said where nothing is there. */
  empty: string
  onChoose(item: ReconciliationException): void
  onSelect(ids: readonly string[]): void
}

/** Who has both, a line that differs from its entry, stands on both sides: rows of their own. */
const keyIn = (side: Side, { id, bank }: ReconciliationException): string =>
  side === 'books' && bank !== null ? `${id}/books` : id

/** What one side has and the other has not, or not so, with its total. */
export function OpenSide(props: OpenSideProps) {
  const { title, side, items, isLoading, hasMore, chosen, selected, empty, onChoose, onSelect } =
    props
  const { column, reconciliation } = useText()
  const rows = items.filter((one) => one[side] !== null)
  const total = sumFen(rows.map((one) => one[side]?.amount ?? 0n))
  const isHere = new Set(rows.map(({ id }) => id))
  return (
    <>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {title}{' '}
        {!isLoading && (
          <>
            ({rows.length}
            {hasMore && '+'}) {!hasMore && <Money fen={total} />}
          </>
        )}
      </Typography.Title>
      <Table<ReconciliationException>
        aria-label={title}
        size="small"
        pagination={false}
        scroll={{ y: 300 }}
        rowKey={(row) => keyIn(side, row)}
        dataSource={rows}
        loading={isLoading}
        empty={empty}
        rowClassName={({ id }) => (id === chosen ? 'row-chosen' : '')}
        rowSelection={{
          columnWidth: 36,
          hideSelectAll: true,
          selectedRowKeys: rows
            .filter(({ id }) => selected.includes(id))
            .map((one) => keyIn(side, one)),
          onChange: (_keys, ticked) =>
            onSelect([...selected.filter((id) => !isHere.has(id)), ...ticked.map(({ id }) => id)]),
          getCheckboxProps: ({ reference }) => ({ 'aria-label': reference }),
        }}
        onRow={(row) => ({
          onClick: () => onChoose(row),
          'aria-current': row.id === chosen,
        })}
        columns={[
          {
            title: column.date,
            width: 106,
            render: (_, row) => row[side]?.bookedOn,
          },
          {
            title: column.pattern,
            render: (_, { kind, state, assignedToName }) => (
              <>
                {reconciliation.kinds[kind]}{' '}
                {state !== 'open' && <Tag>{reconciliation.states[state]}</Tag>}
                {assignedToName !== null && (
                  <Typography.Text type="secondary" style={{ display: 'block' }}>
                    {assignedToName}
                  </Typography.Text>
                )}
              </>
            ),
          },
          moneyColumn(column.amount, (row) => row[side]?.amount ?? null, 110),
        ]}
      />
    </>
  )
}
