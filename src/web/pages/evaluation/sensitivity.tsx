import { useQuery } from '@tanstack/react-query'
import { Typography } from 'antd'
import { z } from 'zod'
import {
  type Sensitivity as Freedoms,
  weightFreedom,
} from '../../../features/evaluation/runs/supposing-schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { ExportButtons } from '../../parts/export-buttons.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

type Freedom = Freedoms[number]

/** How far each weight may move, the others in proportion, before the order of townships changes. */
export function Sensitivity({ id }: { id: string }) {
  const { evaluation } = useText()
  const words = evaluation.freedom
  const path = `/api/evaluations/${id}/sensitivity`
  const freedoms = useQuery({
    queryKey: [path],
    queryFn: () => read(z.array(weightFreedom), path),
  })
  return (
    <>
      <ProblemBox error={freedoms.error} retry={() => freedoms.refetch()} />
      <Typography.Paragraph type="secondary">{words.how}</Typography.Paragraph>
      <Table<Freedom>
        aria-label={evaluation.tabs.sensitivity}
        size="small"
        loading={freedoms.isPending}
        pagination={false}
        rowKey={({ kind, code }) => `${kind}/${code}`}
        dataSource={freedoms.data ?? []}
        columns={[
          { title: words.part, width: 90, render: (_, { kind }) => words.kinds[kind] },
          {
            title: evaluation.indicator,
            render: (_, { code, name }) => (code === name ? name : `${code} ${name}`),
          },
          { title: evaluation.weight, dataIndex: 'weight', align: 'right', width: 80 },
          { title: words.low, render: (_, { low }) => <Bound bound={low} /> },
          { title: words.high, render: (_, { high }) => <Bound bound={high} /> },
        ]}
      />
      <ExportButtons path={path} query={{}} />
    </>
  )
}

function Bound({ bound }: { bound: Freedom['low'] }) {
  const { evaluation } = useText()
  const words = evaluation.freedom
  if (bound === null) return <Typography.Text type="secondary">{words.stays}</Typography.Text>
  return (
    <>
      <strong>{bound.weight}</strong> {words.level(bound.ahead, bound.behind)}
    </>
  )
}
