import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import {
  type EvaluationSummary,
  evaluationSummary,
} from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { PageTabs } from '../../parts/page-tabs.tsx'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { Appeals } from './appeals.tsx'
import { Changes } from './changes.tsx'
import { Comparison } from './comparison.tsx'
import { Gaps } from './gaps.tsx'
import { RunSteps } from './run-steps.tsx'
import { ScoreBoard } from './score-board.tsx'
import { Sensitivity } from './sensitivity.tsx'
import { TownshipSelect } from './township-select.tsx'
import { WhatIfTable } from './what-if-table.tsx'

/** A run: what is missing, the scores down to their rows, what would change them, what was said. */
export function BureauRun() {
  const text = useText()
  const { id = '' } = useParams()
  const run = useQuery({
    queryKey: ['/api/evaluations', id, 'ranking'],
    queryFn: () => read(evaluationSummary, `/api/evaluations/${id}/ranking`),
  })
  const list = { to: '/evaluation', name: text.state.backTo(text.menu.evaluation) }
  return (
    <ShownRecord query={run} list={list}>
      {(data) => <Run run={data} />}
    </ShownRecord>
  )
}

function Run({ run }: { run: EvaluationSummary }) {
  const text = useText()
  const { id, schemeName, asOf, state } = run
  return (
    <>
      <PageHead title={schemeName} note={text.state.asOf(asOf)}>
        <ToneTag tone="busy">{text.evaluation.states[state]}</ToneTag>
        <PdfButton
          isInHead
          title={text.evaluation.districtPdf}
          path="/api/reports/district-summary"
          query={{ asOf, evaluation: id }}
        />
        <RunSteps run={run} />
      </PageHead>
      <Gaps id={id} />
      <Parts run={run} />
    </>
  )
}

function Parts({ run }: { run: EvaluationSummary }) {
  const { evaluation } = useText()
  const [filters] = useFilters()
  const { id } = run
  const township = filters['township'] ?? run.ranking[0]?.code ?? null
  const parts = {
    scores: <ScoreBoard run={run} township={township} />,
    comparison: <Comparison run={run} />,
    whatIf: township !== null && (
      <>
        <TownshipSelect run={run} township={township} />
        <WhatIfTable id={id} code={township} />
      </>
    ),
    sensitivity: <Sensitivity id={id} />,
    changes: <Changes run={run} />,
    appeals: <Appeals run={run} />,
  }
  const names = Object.keys(parts) as (keyof typeof parts)[]
  return (
    <PageTabs
      tabs={names.map((name) => ({
        name,
        label: evaluation.tabs[name],
        content: parts[name],
      }))}
    />
  )
}
