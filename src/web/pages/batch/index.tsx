import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { z } from 'zod'
import { batchDetail } from '../../../features/payments/batches/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { KeyFigures } from '../../parts/key-figures.tsx'
import { useMoment } from '../../parts/moment.ts'
import { useNames } from '../../parts/names.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { ShownRecord } from '../../parts/shown.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import { Lines } from './lines.tsx'
import { Remarks } from './remarks.tsx'

type Detail = z.output<typeof batchDetail>

/** One batch: who took which step, what the roster leaves to ask, and every line with its result. */
export function Component() {
  const { funds, state } = useText()
  const { number = '' } = useParams()
  const path = `/api/payment-batches/${encodeURIComponent(number)}`
  const found = useQuery({ queryKey: [path], queryFn: () => read(batchDetail, path) })
  const list = { to: '/funds?tab=batches', name: state.backTo(funds.tabs.batches) }
  return (
    <ShownRecord query={found} list={list}>
      {(detail) => <Batch path={path} number={number} detail={detail} />}
    </ShownRecord>
  )
}

interface BatchProps {
  path: string
  number: string
  detail: Detail
}

function Batch({ path, number, detail }: BatchProps) {
  const { batch, funds } = useText()
  const names = useNames()
  const about = [
    detail.month,
    names.category(detail.categoryCode),
    names.township(detail.townshipCode),
  ]
  return (
    <>
      <PageHead title={batch.title(number)} note={about.join(' · ')}>
        <ToneTag tone="busy">{funds.batchStates[detail.state]}</ToneTag>
      </PageHead>
      <KeyFigures
        figures={[
          [funds.lines, detail.lineCount],
          [funds.total, formatFen(detail.amount)],
          [funds.settled, formatFen(detail.settled)],
          [funds.returned, formatFen(detail.returned)],
        ]}
      />
      <Steps detail={detail} />
      {detail.remarkCount > 0 && <Remarks path={`${path}/remarks`} count={detail.remarkCount} />}
      <Lines number={number} path={`${path}/lines`} />
    </>
  )
}

function Steps({ detail }: { detail: Detail }) {
  const { batch } = useText()
  const saidOf = useMoment()
  const said = (step: Detail['checked']) =>
    step === null ? batch.notYet : `${step.by} ${saidOf(step.at)}`
  const steps = [
    [batch.madeBy, detail.madeBy ?? '—'],
    [batch.checkedBy, said(detail.checked)],
    [batch.approvedBy, said(detail.approved)],
    [batch.instructedBy, said(detail.instructed)],
  ]
  return <p>{steps.map((pair) => pair.join(' ')).join(' · ')}</p>
}
