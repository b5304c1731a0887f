import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import {
  type EvaluationDetail,
  evaluationDetail,
} from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Nothing } from '../../parts/nothing.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { PageTabs } from '../../parts/page-tabs.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { Appeals } from './appeals.tsx'
import { Changes } from './changes.tsx'
import { Scores } from './scores.tsx'
import { WhatIfTable } from './what-if-table.tsx'

/** A township's own part of an evaluation: its scores, what would raise them, its appeals. */
export function TownshipRun() {
  const { menu, state } = useText()
  const { id = '' } = useParams()
  const run = useQuery({
    queryKey: ['/api/evaluations', id],
    queryFn: () => read(evaluationDetail, `/api/evaluations/${id}`),
  })
  const list = { to: '/evaluation', name: state.backTo(menu.evaluation) }
  return (
    <ShownRecord query={run} list={list}>
      {(data) => <OwnPart run={data} />}
    </ShownRecord>
  )
}

function OwnPart({ run }: { run: EvaluationDetail }) {
  const { evaluation, state } = useText()
  const { id, schemeName, asOf, appealUntil, townships } = run
  const own = townships[0]
  const { tabs } = evaluation
  return (
    <>
      <PageHead title={schemeName} note={state.asOf(asOf)}>
        <ToneTag tone="busy">{evaluation.states[run.state]}</ToneTag>
        {run.state === 'reviewed' && appealUntil !== null && (
          <ToneTag tone="warn">{evaluation.appealUntil(appealUntil)}</ToneTag>
        )}
      </PageHead>
      {own === undefined ? (
        <Nothing says={evaluation.noOwnPart} />
      ) : (
        <PageTabs
          tabs={[
            { name: 'scores', label: tabs.scores, content: <Scores id={id} code={own.code} /> },
            {
              name: 'whatIf',
              label: tabs.whatIf,
              content: <WhatIfTable id={id} code={own.code} />,
            },
            { name: 'appeals', label: tabs.appeals, content: <Appeals run={run} /> },
            { name: 'changes', label: tabs.changes, content: <Changes run={run} /> },
          ]}
        />
      )}
    </>
  )
}
