import { Button, Card, Form } from 'antd'
import { useState } from 'react'
import { created, type Reminder } from '../../../features/evaluation/materials/schemas.ts'
import { send } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import {
  ReminderState,
  reminderKey,
  remindersPath,
  useReminders,
} from '../../parts/material-reminders.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { ProofUpload } from '../../parts/proof-upload.tsx'
import { Table } from '../../parts/table.tsx'

/** What is to be handed in until when; each as a sealed scan and an electronic copy. */
export function Materials({ year }: { year: number }) {
  const { township } = useText()
  const [handedIn, setHandedIn] = useState<Reminder | null>(null)
  const list = useReminders(year)
  return (
    <Card title={township.materials}>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Reminder>
        aria-label={township.materials}
        size="small"
        loading={list.isPending}
        pagination={false}
        empty={township.none}
        rowKey={reminderKey}
        dataSource={list.data ?? []}
        columns={[
          textColumn(township.material, ({ materialName }) => materialName),
          textColumn(township.dueOn, ({ dueOn }) => dueOn, 120),
          {
            title: township.state,
            width: 200,
            render: (_, row) => <ReminderState {...row} />,
          },
          textColumn('', ({ returnedBecause }) =>
            returnedBecause === null ? '' : township.returned(returnedBecause),
          ),
          {
            title: township.submit,
            width: 100,
            render: (_, row) =>
              row.submissionId === null && (
                <Button size="small" onClick={() => setHandedIn(row)}>
                  {township.submit}
                </Button>
              ),
          },
        ]}
      />
      {handedIn !== null && <HandIn reminder={handedIn} onClose={() => setHandedIn(null)} />}
    </Card>
  )
}

interface Answer {
  sealedScan?: string[]
  electronicCopy?: string[]
}

function HandIn({
  reminder: { year, material, materialName },
  onClose,
}: {
  reminder: Reminder
  onClose(): void
}) {
  const { township } = useText()
  return (
    <FormDialog<Answer>
      title={materialName}
      changed={[[remindersPath]]}
      onClose={onClose}
      onSend={({ sealedScan = [], electronicCopy = [] }) =>
        send(created, '/api/material-submissions', {
          method: 'POST',
          body: {
            year,
            material,
            sealedScanId: sealedScan[0],
            electronicCopyId: electronicCopy[0],
          },
          once: true,
        })
      }
    >
      <Form.Item name="sealedScan" label={township.sealedScan}>
        <ProofUpload />
      </Form.Item>
      <Form.Item name="electronicCopy" label={township.electronicCopy}>
        <ProofUpload />
      </Form.Item>
    </FormDialog>
  )
}
