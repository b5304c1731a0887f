import { Button } from 'antd'
import { useState } from 'react'
import { type CheckPerson, checkPersonPage } from '../../../features/recipient-checks/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn, moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { RecordAnswer } from './record-answer.tsx'

/** Whom to visit or call, with what they said; the last answer counts. */
export function Persons({ path }: { path: string }) {
  const { checks, column } = useText()
  const [asked, setAsked] = useState<CheckPerson | null>(null)
  const mayRecord = useSession()?.role === 'auditor'
  const nameIn = (names: Readonly<Record<string, string>>, code: string | null) =>
    code === null ? '—' : (names[code] ?? code)
  return (
    <>
      <PagedTable<CheckPerson>
        label={checks.persons}
        path={path}
        query={{}}
        page={checkPersonPage}
        rowKey="position"
        initialSort="position"
        width={1380}
        columns={[
          sorted<CheckPerson>('position', { title: '#', dataIndex: 'position', width: 60 }),
          sorted('part', {
            title: column.pattern,
            width: 90,
            render: (_, { part }) => (
              <ToneTag tone={part === 'risk' ? 'warn' : 'plain'}>{checks.parts[part]}</ToneTag>
            ),
          }),
          sorted(
            'village',
            textColumn(checks.village, ({ village }) => village, 110),
          ),
          sorted(
            'name',
            textColumn(checks.person, ({ name }) => name, 80),
          ),
          textColumn(column.category, ({ categories }) => categories, 150),
          sorted(
            'paid',
            moneyColumn(checks.paid, ({ paid }) => paid, 100),
          ),
          sorted(
            'riskScore',
            countColumn(checks.risk, ({ riskScore }) => riskScore, 84),
          ),
          sorted(
            'askedOn',
            textColumn(checks.askedOn, ({ askedOn }) => askedOn, 105),
          ),
          sorted(
            'outcome',
            textColumn(checks.outcome, ({ outcome }) => nameIn(checks.outcomes, outcome), 110),
          ),
          sorted(
            'received',
            moneyColumn(checks.received, ({ received }) => received, 120),
          ),
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
      {asked !== null && <RecordAnswer path={path} person={asked} onClose={() => setAsked(null)} />}
    </>
  )
}
