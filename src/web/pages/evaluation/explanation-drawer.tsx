import { useQuery } from '@tanstack/react-query'
import { Descriptions, Drawer } from 'antd'
import type { z } from 'zod'
import {
  casePage,
  type explainedCase,
  explanation,
} from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { sorted } from '../../parts/columns.tsx'
import { Loading } from '../../parts/loading.tsx'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'

type Case = z.output<typeof explainedCase>

interface Asked {
  id: string
  code: string
  indicator: string | null
  onClose(): void
}

/** Why a score is what it is: the rule, the numbers, and every row that cost marks. */
export function ExplanationDrawer({ id, code, indicator, onClose }: Asked) {
  const text = useText()
  const path = `/api/evaluations/${id}/townships/${code}/scores/${indicator}`
  const why = useQuery({
    queryKey: [path],
    queryFn: () => read(explanation, path),
    enabled: indicator !== null,
  })
  const words = text.evaluation
  return (
    <Drawer open={indicator !== null} onClose={onClose} size={640} title={words.rule}>
      <ProblemBox error={why.error} />
      {why.isPending && <Loading label={text.state.loading} />}
      {why.data !== undefined && (
        <>
          <Descriptions
            column={1}
            size="small"
            title={why.data.indicator.name}
            items={[
              { key: 'rule', label: words.rule, children: why.data.rule },
              { key: 'basis', label: text.alerts.basis, children: why.data.basis },
              { key: 'target', label: words.target, children: why.data.indicator.target },
              { key: 'measured', label: words.measured, children: why.data.indicator.measured },
              { key: 'why', label: words.why, children: why.data.indicator.reason },
              ...why.data.parts.map(({ name, numerator, denominator }) => ({
                key: name,
                label: name,
                children: `${numerator} / ${denominator}`,
              })),
            ]}
          />
          <PagedTable<Case>
            label={words.cases}
            path={`${path}/cases`}
            query={{}}
            page={casePage}
            sortIn="caseSort"
            rowKey="key"
            columns={[
              sorted<Case>('key', { title: text.column.evidence, dataIndex: 'key', width: 180 }),
              sorted<Case>('says', { title: text.column.note, dataIndex: 'says' }),
            ]}
          />
        </>
      )}
    </Drawer>
  )
}
