import { Button, Space } from 'antd'
import { useState } from 'react'
import { type ScoreChange, scoreChange } from '../../../features/evaluation/changes/schemas.ts'
import type { Evaluation } from '../../../features/evaluation/runs/schemas.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { useNames } from '../../parts/names.ts'
import { ProofLinks } from '../../parts/proof-links.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { WholeTable } from '../../parts/whole-table.tsx'
import { DecideChange, ProposeChange } from './change-dialogs.tsx'

const tones = { proposed: 'warn', approved: 'good', rejected: 'plain', lapsed: 'plain' } as const

/** Scores that people decided on, against the rule's; each with its reason and a second person. */
export function Changes({ run: { id, state } }: { run: Evaluation }) {
  const { evaluation, column } = useText()
  const words = evaluation.byHand
  const names = useNames()
  const role = useSession()?.role
  const [isNew, setNew] = useState(false)
  const [decided, setDecided] = useState<{ change: ScoreChange; approve: boolean } | null>(null)
  const path = `/api/evaluations/${id}/score-changes`
  return (
    <>
      {role === 'auditor' && state !== 'published' && (
        <Button type="primary" style={{ marginBottom: 12 }} onClick={() => setNew(true)}>
          {words.propose}
        </Button>
      )}
      <WholeTable<ScoreChange>
        label={evaluation.tabs.changes}
        path={path}
        item={scoreChange}
        rowKey="id"
        empty={words.none}
        columns={[
          {
            title: column.township,
            width: 110,
            render: (_, { subjectCode }) => names.township(subjectCode),
          },
          { title: evaluation.indicator, dataIndex: 'indicator', width: 70 },
          {
            title: words.computed,
            align: 'right',
            width: 100,
            render: (_, { computed }) => computed ?? '—',
          },
          { title: words.score, dataIndex: 'score', align: 'right', width: 100 },
          {
            title: column.reason,
            render: (_, { reason, proofIds }) => (
              <>
                {reason} <ProofLinks ids={proofIds} />
              </>
            ),
          },
          { title: words.proposedBy, dataIndex: 'proposedBy', width: 110 },
          {
            title: column.status,
            width: 90,
            render: (_, row) => (
              <ToneTag tone={tones[row.state]}>{words.states[row.state]}</ToneTag>
            ),
          },
          {
            title: words.decided,
            width: 190,
            render: (_, change) =>
              change.state === 'proposed' && role === 'leadership' ? (
                <Space>
                  <Button size="small" onClick={() => setDecided({ change, approve: true })}>
                    {words.approve}
                  </Button>
                  <Button size="small" onClick={() => setDecided({ change, approve: false })}>
                    {words.reject}
                  </Button>
                </Space>
              ) : (
                [change.decidedBy, change.decisionNote].join(' ')
              ),
          },
        ]}
      />
      {isNew && <ProposeChange id={id} onClose={() => setNew(false)} />}
      {decided !== null && <DecideChange id={id} {...decided} onClose={() => setDecided(null)} />}
    </>
  )
}
