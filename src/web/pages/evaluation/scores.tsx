import { useQuery } from '@tanstack/react-query'
import { Button, Card, Descriptions, Tag } from 'antd'
import { useMemo, useState } from 'react'
import { type TownshipDetail, townshipDetail } from '../../../features/evaluation/runs/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { Chart } from '../../parts/chart.tsx'
import { cutAt, wrapped } from '../../parts/long-words.ts'
import { PdfButton } from '../../parts/pdf-button.tsx'
import { Shown } from '../../parts/shown.tsx'
import { Table } from '../../parts/table.tsx'
import { Apart } from './apart.tsx'
import { ExplanationDrawer } from './explanation-drawer.tsx'

/** A township's scores by area and indicator; each can be asked why. */
export function Scores({ id, code }: { id: string; code: string }) {
  const scores = useQuery({
    queryKey: ['/api/evaluations', id, 'townships', code],
    queryFn: () => read(townshipDetail, `/api/evaluations/${id}/townships/${code}`),
  })
  return <Shown query={scores}>{(detail) => <Township detail={detail} />}</Shown>
}

function Township({ detail }: { detail: TownshipDetail }) {
  const { evaluation, overview } = useText()
  const [asked, ask] = useState<string | null>(null)
  const { township } = detail
  return (
    <Card
      title={`${township.name} ${township.total} ${township.grade}`}
      styles={{ title: { whiteSpace: 'normal' } }}
      extra={
        <PdfButton
          title={evaluation.pdf}
          path="/api/reports/township-evaluation"
          query={{ asOf: detail.asOf, township: township.code, evaluation: detail.id }}
        />
      }
    >
      <Standing detail={detail} />
      <Areas detail={detail} />
      {township.areas.map(({ name, score, weight, indicators }) => (
        <Table
          key={name}
          aria-label={name}
          size="small"
          title={() => <strong>{`${name} ${score}/${weight}`}</strong>}
          dataSource={indicators}
          rowKey="code"
          pagination={false}
          columns={[
            {
              title: evaluation.indicator,
              render: (_, row) => (
                <Button type="link" onClick={() => ask(row.code)} style={wrapped}>
                  {row.code} {row.name}
                </Button>
              ),
            },
            { title: evaluation.target, dataIndex: 'target', width: 110 },
            { title: evaluation.measured, dataIndex: 'measured', width: 170 },
            {
              title: overview.score,
              width: 90,
              align: 'right',
              render: (_, row) =>
                row.score === null ? (
                  <Tag>{evaluation.statuses[row.status]}</Tag>
                ) : (
                  `${row.score}/${row.weight}`
                ),
            },
            { title: evaluation.why, dataIndex: 'reason', width: 170 },
          ]}
        />
      ))}
      <ExplanationDrawer
        id={detail.id}
        code={township.code}
        indicator={asked}
        onClose={() => ask(null)}
      />
    </Card>
  )
}

/** The township against the district's mean and against its last period. */
function Standing({
  detail: { township, districtMean, rankOf, previous },
}: {
  detail: TownshipDetail
}) {
  const { evaluation, overview } = useText()
  const facts = [
    [overview.rank, `${township.rank} / ${rankOf}`],
    [
      evaluation.mean,
      <>
        {districtMean} (<Apart marks={township.total} from={districtMean} />)
      </>,
    ],
    [
      evaluation.previous,
      previous === null ? (
        evaluation.noPrevious
      ) : (
        <>
          {`${previous.asOf} ${previous.total} ${previous.grade} `}
          <Apart marks={township.total} from={previous.total} />
        </>
      ),
    ],
  ] as const
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, xxl: 3 }}
      items={facts.map(([label, children]) => ({ key: label, label, children }))}
    />
  )
}

function Areas({ detail: { township, schemeName } }: { detail: TownshipDetail }) {
  const { evaluation } = useText()
  const option = useMemo(() => {
    const share = (part: string, whole: string) => Math.round((Number(part) / Number(whole)) * 100)
    const series = [
      [township.name, ({ score, weight }) => share(score, weight)],
      [evaluation.mean, ({ districtMean, weight }) => share(districtMean, weight)],
    ] as [string, (area: TownshipDetail['township']['areas'][number]) => number][]
    return {
      legend: { bottom: 0, textStyle: cutAt(220) },
      tooltip: {},
      radar: { indicator: township.areas.map(({ name }) => ({ name, max: 100 })), radius: '60%' },
      series: [
        {
          type: 'radar',
          data: series.map(([name, value]) => ({ name, value: township.areas.map(value) })),
        },
      ],
    }
  }, [township, evaluation])
  return <Chart option={option} height={280} description={`${schemeName} ${evaluation.areas}`} />
}
