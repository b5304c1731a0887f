import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { parameterSummary } from '../../../features/parameters/schemas.ts'
import { read } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { countColumn, textColumn } from '../../parts/columns.tsx'
import type { ParamSchema } from '../../parts/parameters/param-fields.tsx'
import { ParameterDialog } from '../../parts/parameters/parameter-dialog.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { Table } from '../../parts/table.tsx'

type Summary = z.output<typeof parameterSummary>
const path = '/api/parameters'

/** Every set of parameters that the bureau can change, with what is in force. */
export function Parameters() {
  const { administration } = useText()
  const [changed, setChanged] = useState<string | null>(null)
  const mayChange = useSession()?.role === 'administrator'
  const list = useQuery({ queryKey: [path], queryFn: () => read(z.array(parameterSummary), path) })
  return (
    <>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Table<Summary>
        aria-label={administration.tabs.parameters}
        size="small"
        loading={list.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowKey="code"
        dataSource={list.data ?? []}
        columns={[
          textColumn(administration.name, ({ name }) => name, 180),
          textColumn(administration.code, ({ code }) => code, 220),
          textColumn(administration.inForce, saidOf),
          countColumn(administration.changes, ({ settingCount }) => settingCount),
          {
            title: administration.steps,
            width: 100,
            render: (_, { code }) =>
              mayChange && (
                <Button size="small" onClick={() => setChanged(code)}>
                  {administration.change}
                </Button>
              ),
          },
        ]}
      />
      {changed !== null && <ParameterDialog code={changed} onClose={() => setChanged(null)} />}
    </>
  )
}

/** Values in force, in a line, each under its title; a composed one as it is written down. */
function saidOf({ schema, inForce }: Summary): string {
  const { properties = {} } = schema as ParamSchema
  const parts = Object.entries(inForce).map(([name, value]) => {
    const said = typeof value === 'object' ? JSON.stringify(value) : String(value)
    return `${properties[name]?.title ?? name}: ${said}`
  })
  return parts.join(' · ')
}
