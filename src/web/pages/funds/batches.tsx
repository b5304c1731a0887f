import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Flex, Tag } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { batch } from '../../../features/payments/batches/schemas.ts'
import { monthsOfYear } from '../../../kernel/month.ts'
import { read, send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { ApprovalTag } from '../../parts/approval-tag.tsx'
import { useMonthOf } from '../../parts/book-months.ts'
import { countColumn, moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { MonthSelect } from '../../parts/month-select.tsx'
import { useNames } from '../../parts/names.ts'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { type Tone, ToneTag } from '../../parts/tone-tag.tsx'

type Batch = z.output<typeof batch>

const path = '/api/payment-batches'
const tones: Partial<Record<Batch['state'], Tone>> = {
  settled: 'good',
  partially_settled: 'warn',
  stopped: 'bad',
}

/** A month's batches with their states, and the next step of each for those who may take it. */
export function Batches({ year }: { year: number }) {
  const { funds, column } = useText()
  const names = useNames()
  const month = useMonthOf(year)
  const list = useQuery({
    queryKey: [path, month],
    queryFn: () => read(z.array(batch), path, { month }),
  })
  return (
    <>
      <Flex gap={8} style={{ marginBottom: 12 }}>
        <MonthSelect value={month} months={monthsOfYear(year)} />
      </Flex>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Batch>
        aria-label={funds.tabs.batches}
        size="small"
        loading={list.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="number"
        dataSource={list.data ?? []}
        columns={[
          {
            title: funds.batch,
            width: 170,
            render: (_, { number }) => (
              <Link to={`/funds/batches/${encodeURIComponent(number)}`}>{number}</Link>
            ),
          },
          textColumn(column.category, (row) => names.category(row.categoryCode), 140),
          textColumn(column.township, (row) => names.township(row.townshipCode), 120),
          {
            title: column.status,
            width: 150,
            render: (_, { state, isReissue, approval }) => (
              <>
                <ToneTag tone={tones[state] ?? 'busy'}>{funds.batchStates[state]}</ToneTag>
                {isReissue && <Tag>{funds.reissue}</Tag>}
                <ApprovalTag approval={approval} />
              </>
            ),
          },
          countColumn(funds.lines, ({ lineCount }) => lineCount, 70),
          moneyColumn(column.amount, ({ amount }) => amount),
          moneyColumn(funds.settled, ({ settled }) => settled),
          moneyColumn(funds.returned, ({ returned }) => returned, 120),
          { title: funds.steps, width: 110, render: (_, row) => <NextStep batch={row} /> },
        ]}
      />
      <ExportButtons path={path} query={{ month }} />
    </>
  )
}

const nextSteps: Partial<
  Record<Batch['state'], { url: string; name: 'check' | 'approve' | 'instruct' }>
> = {
  pending: { url: '/api/payment-checks', name: 'check' },
  checked: { url: '/api/payment-approvals', name: 'approve' },
  approved: { url: '/api/payment-instructions', name: 'instruct' },
}

function NextStep({ batch: { number, state } }: { batch: Batch }) {
  const { funds, state: words } = useText()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const role = useSession()?.role
  const step = nextSteps[state]
  const take = useMutation({
    mutationFn: (url: string) =>
      send(z.unknown(), url, {
        method: 'POST',
        body: { batch: number },
        once: true,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: [path] })
      message.success(words.done)
    },
    onError: (error) => message.error(error.message),
  })
  const mayTake = role === 'finance' || (role === 'leadership' && step?.name === 'approve')
  if (step === undefined || !mayTake) return null
  return (
    <Button size="small" loading={take.isPending} onClick={() => take.mutate(step.url)}>
      {funds[step.name]}
    </Button>
  )
}
