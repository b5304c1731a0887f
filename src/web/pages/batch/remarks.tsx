import { Card } from 'antd'
import type { z } from 'zod'
import { type remark, remarkPage } from '../../../features/payments/batches/schemas.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'

type Remark = z.output<typeof remark>

/** Where the roster and the register of who is entitled do not agree. */
export function Remarks({ path, count }: { path: string; count: number }) {
  const { batch, funds, column } = useText()
  return (
    <Card size="small" title={batch.remarks(count)} style={{ marginBottom: 16 }}>
      <PagedTable<Remark>
        label={batch.remarks(count)}
        path={path}
        query={{}}
        page={remarkPage}
        sortIn="remarkSort"
        initialSort="line"
        height={200}
        columns={[
          sorted(
            'line',
            textColumn(funds.line, ({ line }) => line, 70),
          ),
          sorted(
            'kind',
            textColumn(column.message, ({ kind }) => batch.remarkKinds[kind], 120),
          ),
          sorted(
            'village',
            textColumn(batch.village, ({ village }) => village),
          ),
          sorted(
            'person',
            textColumn(batch.person, ({ personName }) => personName, 100),
          ),
          textColumn(batch.identity, ({ identity }) => identity, 180),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount),
          ),
          moneyColumn(batch.standard, ({ standard }) => standard),
          textColumn(batch.until, ({ until }) => until, 110),
        ]}
      />
    </Card>
  )
}
