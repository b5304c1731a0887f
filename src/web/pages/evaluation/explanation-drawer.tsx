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
import { PagedTable } from '../../parts/paged-table.tsx'
import { Shown } from '../../parts/shown.tsx'

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
      <Shown query={why}>
        {({ indicator: asked, rule, basis, parts }) => (
          <>
            <Descriptions
              column={1}
              size="small"
              title={asked.name}
              items={[
                { key: 'rule', label: words.rule, children: rule },
                { key: 'basis', label: text.alerts.basis, children: basis },
                { key: 'target', label: words.target, children: asked.target },
                { key: 'measured', label: words.measured, children: asked.measured },
                { key: 'why', label: words.why, children: asked.reason },
                ...parts.map(({ name, numerator, denominator }) => ({
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
      </Shown>
    </Drawer>
  )
}
