import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Typography } from 'antd'
import { z } from 'zod'
import { auditPage, type Checkpoint, checkpoint } from '../../../../features/audit/schemas.ts'
import { read, send } from '../../../api/client.ts'
import { useText } from '../../../messages/index.tsx'
import { textColumn } from '../../../parts/columns.tsx'
import { JournalAlarm } from '../../../parts/journal-alarm.tsx'
import { useMoment } from '../../../parts/moment.ts'
import { ProblemBox } from '../../../parts/problem-box.tsx'
import { saveAs } from '../../../parts/save-as.ts'
import { Table } from '../../../parts/table.tsx'
import { journalPath } from './index.tsx'

const path = '/api/audit-checkpoints'

/** How far the chain of the journal has been checked and signed, and a check of all of it. */
export function Checkpoints() {
  const { journal } = useText()
  const saidOf = useMoment()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const made = useQuery({ queryKey: [path], queryFn: () => read(z.array(checkpoint), path) })
  const newest = useQuery({
    queryKey: [journalPath, 'newest'],
    queryFn: () => read(auditPage, journalPath, { limit: 1 }),
  })
  const check = useMutation({
    mutationFn: () => send(checkpoint, path, { method: 'POST', body: {}, once: true }),
    onSuccess: async ({ seq }) => {
      await queries.invalidateQueries({ queryKey: [path] })
      message.success(journal.whole(seq))
    },
  })
  const length = newest.data?.items[0]?.seq ?? 0
  const last = made.data?.[0]
  return (
    <Card
      size="small"
      style={{ marginBottom: 16 }}
      title={journal.chain}
      extra={
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          {journal.check}
        </Button>
      }
    >
      <JournalAlarm />
      <ProblemBox error={check.error ?? made.error} />
      <Typography.Paragraph>
        {last === undefined
          ? journal.unchecked(length)
          : journal.checked(length, last.seq, saidOf(last.madeAt))}
      </Typography.Paragraph>
      <Table<Checkpoint>
        aria-label={journal.checkpoints}
        size="small"
        loading={made.isPending}
        pagination={{ pageSize: 3, hideOnSinglePage: true }}
        rowKey="seq"
        dataSource={made.data ?? []}
        empty={journal.noCheckpoint}
        columns={[
          textColumn(journal.seq, ({ seq }) => seq, 90),
          textColumn(journal.madeAt, ({ madeAt }) => saidOf(madeAt), 180),
          textColumn(journal.hash, ({ hash }) => hash),
          {
            title: journal.signature,
            width: 110,
            render: (_, one) => (
              <Button size="small" onClick={() => keep(one)}>
                {journal.download}
              </Button>
            ),
          },
        ]}
      />
    </Card>
  )
}

/** A checkpoint is worth something only where it is kept elsewhere. */
function keep(one: Checkpoint): void {
  const text = JSON.stringify({ ...one, madeAt: one.madeAt.toISOString() }, null, 2)
  saveAs(new Blob([text], { type: 'application/json' }), `checkpoint-${one.seq}.json`)
}
