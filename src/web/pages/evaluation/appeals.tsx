import { Button } from 'antd'
import { useState } from 'react'
import { type Appeal, appeal } from '../../../features/evaluation/appeals/schemas.ts'
import type { Evaluation } from '../../../features/evaluation/runs/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { ProofLinks } from '../../parts/proof-links.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { WholeTable } from '../../parts/whole-table.tsx'
import { AnswerAppeal, FileAppeal } from './appeal-dialogs.tsx'

const tones = { open: 'warn', upheld: 'good', rejected: 'plain' } as const

/** What townships say against their scores, and what was answered. */
export function Appeals({ run: { id, state } }: { run: Evaluation }) {
  const { evaluation, column } = useText()
  const words = evaluation.appeal
  const role = useSession()?.role
  const [isFiling, setFiling] = useState(false)
  const [answered, setAnswered] = useState<Appeal | null>(null)
  const path = `/api/evaluations/${id}/appeals`
  return (
    <>
      {role === 'township' && state === 'reviewed' && (
        <Button type="primary" style={{ marginBottom: 12 }} onClick={() => setFiling(true)}>
          {words.file}
        </Button>
      )}
      <WholeTable<Appeal>
        label={evaluation.tabs.appeals}
        path={path}
        item={appeal}
        rowKey="id"
        empty={words.none}
        columns={[
          { title: column.township, dataIndex: 'subjectName', width: 110 },
          { title: evaluation.indicator, dataIndex: 'indicator', width: 70 },
          {
            title: column.status,
            width: 90,
            render: (_, row) => (
              <ToneTag tone={tones[row.state]}>{words.states[row.state]}</ToneTag>
            ),
          },
          {
            title: words.ground,
            render: (_, { ground, filedBy, filedOn, proofIds }) => (
              <>
                {ground} <Signed by={filedBy} on={filedOn} />
                <ProofLinks ids={proofIds} />
              </>
            ),
          },
          {
            title: words.answer,
            render: (_, row) =>
              row.answer === null ? (
                role === 'auditor' && (
                  <Button size="small" onClick={() => setAnswered(row)}>
                    {words.toAnswer}
                  </Button>
                )
              ) : (
                <>
                  {row.answer} <Signed by={row.answeredBy} on={row.answeredOn} />
                </>
              ),
          },
        ]}
      />
      {isFiling && <FileAppeal id={id} onClose={() => setFiling(false)} />}
      {answered !== null && (
        <AnswerAppeal id={id} appeal={answered} onClose={() => setAnswered(null)} />
      )}
    </>
  )
}

function Signed({ by, on }: { by: string | null; on: string | null }) {
  return <small>{`${by ?? ''} ${on ?? ''}`}</small>
}
