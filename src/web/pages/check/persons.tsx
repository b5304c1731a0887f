import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { type CheckPerson, checkPerson } from '../../../features/recipient-checks/schemas.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, textColumn } from '../../parts/columns.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { RecordAnswer } from './record-answer.tsx'

/** Whom to visit or call, with what they said; the last answer counts. */
export function Persons({ path }: { path: string }) {
  const { checks, column } = useText()
  const [asked, setAsked] = useState<CheckPerson | null>(null)
  const mayRecord = useSession()?.role === 'auditor'
  const list = useQuery({
    queryKey: [path],
    queryFn: () => read(z.array(checkPerson), path),
  })
  const nameIn = (names: Readonly<Record<string, string>>, code: string | null) =>
    code === null ? '—' : (names[code] ?? code)
  return (
    <>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<CheckPerson>
        aria-label={checks.persons}
        size="small"
        loading={list.isPending}
        pagination={{ pageSize: 100, hideOnSinglePage: true }}
        scroll={{ x: 1340 }}
        rowKey="position"
        dataSource={list.data ?? []}
        columns={[
          { title: '#', dataIndex: 'position', width: 48 },
          {
            title: column.pattern,
            width: 84,
            render: (_, { part }) => (
              <ToneTag tone={part === 'risk' ? 'warn' : 'plain'}>{checks.parts[part]}</ToneTag>
            ),
          },
          textColumn(checks.village, ({ village }) => village, 110),
          textColumn(checks.person, ({ name }) => name, 80),
          textColumn(column.category, ({ categories }) => categories, 150),
          moneyColumn(checks.paid, ({ paid }) => paid, 100),
          { title: checks.risk, dataIndex: 'riskScore', align: 'right', width: 76 },
          textColumn(checks.askedOn, ({ askedOn }) => askedOn, 105),
          textColumn(checks.outcome, ({ outcome }) => nameIn(checks.outcomes, outcome), 110),
          moneyColumn(checks.received, ({ received }) => received, 120),
          textColumn(
            checks.receivedFrom,
            ({ receivedFrom }) => nameIn(checks.fromNames, receivedFrom),
            120,
          ),
          textColumn(column.note, ({ note }) => note, 140),
          {
            title: checks.record,
            width: 100,
            fixed: 'right',
            render: (_, person) =>
              mayRecord && (
                <Button size="small" onClick={() => setAsked(person)}>
                  {person.answerCount === 0 ? checks.record : checks.again}
                </Button>
              ),
          },
        ]}
      />
      <ExportButtons path={path} query={{}} />
      {asked !== null && <RecordAnswer path={path} person={asked} onClose={() => setAsked(null)} />}
    </>
  )
}
