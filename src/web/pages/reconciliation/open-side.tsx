import { Typography } from 'antd'
import type { ReconciliationException } from '../../../features/reconciliation/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { Money } from '../../parts/money.tsx'
import { Table } from '../../parts/table.tsx'

interface OpenSideProps {
  title: string
  items: readonly ReconciliationException[]
  chosen: string | undefined
  onChoose(item: ReconciliationException): void
}

/** The side that is there: the bank's line, else the entry of the books. */
export function sideOf({ bank, books }: ReconciliationException): { on: string; fen: bigint } {
  const side = bank ?? books
  return { on: side?.bookedOn ?? '', fen: side?.amount ?? 0n }
}

const sum = (items: readonly ReconciliationException[]): bigint =>
  items.reduce((total, item) => total + sideOf(item).fen, 0n)

/** What one side has and the other has not, with its total. */
export function OpenSide({ title, items, chosen, onChoose }: OpenSideProps) {
  const { column, reconciliation } = useText()
  return (
    <>
      <Typography.Title level={3} style={{ fontSize: 15 }}>
        {title} ({items.length}) <Money fen={sum(items)} />
      </Typography.Title>
      <Table<ReconciliationException>
        aria-label={title}
        size="small"
        pagination={false}
        scroll={{ y: 300 }}
        rowKey="id"
        dataSource={[...items]}
        empty={reconciliation.nothingOpen}
        rowSelection={{
          type: 'radio',
          selectedRowKeys: chosen === undefined ? [] : [chosen],
          onChange: (_keys, [row]) => row !== undefined && onChoose(row),
          getCheckboxProps: ({ reference }) => ({ 'aria-label': reference }),
        }}
        onRow={(row) => ({ onClick: () => onChoose(row) })}
        columns={[
          {
            title: column.date,
            width: 106,
            render: (_, row) => sideOf(row).on,
          },
          { title: column.pattern, render: (_, { kind }) => reconciliation.kinds[kind] },
          {
            title: column.amount,
            align: 'right',
            render: (_, row) => <Money fen={sideOf(row).fen} />,
          },
        ]}
      />
    </>
  )
}
