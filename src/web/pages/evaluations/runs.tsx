import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { z } from 'zod'
import { type Evaluation, evaluation } from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { textColumn } from '../../parts/columns.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'

const path = '/api/evaluations'
const tones = { draft: 'plain', computed: 'busy', reviewed: 'warn', published: 'good' } as const

/** The evaluations, the newest first. */
export function Runs() {
  const { evaluation: words, column } = useText()
  const runs = useQuery({
    queryKey: [path],
    queryFn: () => read(z.array(evaluation), path),
  })
  return (
    <>
      <ProblemBox error={runs.error} retry={() => runs.refetch()} />
      <Table<Evaluation>
        aria-label={words.parts.runs}
        loading={runs.isPending}
        dataSource={runs.data ?? []}
        rowKey="id"
        pagination={false}
        empty={words.noRun}
        columns={[
          {
            title: words.scheme,
            render: (_, { id, schemeName }) => <Link to={`/evaluation/${id}`}>{schemeName}</Link>,
          },
          textColumn(words.asOf, ({ asOf }) => asOf, 120),
          {
            title: column.status,
            width: 110,
            render: (_, { state }) => <ToneTag tone={tones[state]}>{words.states[state]}</ToneTag>,
          },
          textColumn(words.appeals, ({ appealUntil }) => appealUntil, 140),
          textColumn(words.publishedOn, ({ publishedOn }) => publishedOn, 120),
        ]}
      />
    </>
  )
}
