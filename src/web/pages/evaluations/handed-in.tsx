import { Button, Space } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { Reminder } from '../../../features/evaluation/materials/schemas.ts'
import { send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { ReasonField } from '../../parts/fields.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import {
  ReminderState,
  reminderKey,
  remindersPath,
  useReminders,
} from '../../parts/material-reminders.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

/** What townships owe and handed in; the bureau accepts it or sends it back. */
export function HandedIn({ year }: { year: number }) {
  const { evaluation, township, column } = useText()
  const words = evaluation.materials
  const mayDecide = useSession()?.role === 'auditor'
  const [decided, setDecided] = useState<{ row: Reminder; accept: boolean } | null>(null)
  const list = useReminders(year)
  return (
    <>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Reminder>
        aria-label={evaluation.parts.materials}
        loading={list.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        empty={words.none}
        rowKey={reminderKey}
        dataSource={list.data ?? []}
        columns={[
          textColumn(township.material, ({ materialName }) => materialName),
          textColumn(column.township, ({ townshipName }) => townshipName, 130),
          textColumn(township.dueOn, ({ dueOn }) => dueOn, 110),
          {
            title: township.state,
            width: 150,
            render: (_, row) => <ReminderState {...row} />,
          },
          textColumn(words.submittedOn, ({ submittedOn }) => submittedOn, 110),
          textColumn(column.note, ({ returnedBecause }) =>
            returnedBecause === null ? '' : township.returned(returnedBecause),
          ),
          {
            title: words.decide,
            width: 150,
            render: (_, row) =>
              mayDecide &&
              row.state === 'submitted' && (
                <Space>
                  <Button size="small" onClick={() => setDecided({ row, accept: true })}>
                    {words.accept}
                  </Button>
                  <Button size="small" onClick={() => setDecided({ row, accept: false })}>
                    {words.return}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
      {decided !== null && <Decide {...decided} onClose={() => setDecided(null)} />}
    </>
  )
}

interface DecideProps {
  row: Reminder
  accept: boolean
  onClose(): void
}

function Decide({ row, accept, onClose }: DecideProps) {
  const { evaluation } = useText()
  const words = evaluation.materials
  return (
    <FormDialog<{ note?: string }>
      title={`${accept ? words.accept : words.return} ${row.townshipName} ${row.materialName}`}
      changed={[[remindersPath]]}
      onClose={onClose}
      onSend={({ note = '' }) =>
        send(z.null(), `/api/material-submissions/${row.submissionId}/decision`, {
          method: 'PUT',
          body: { accept, note },
          once: true,
        })
      }
    >
      <ReasonField isOptional={accept} />
    </FormDialog>
  )
}
