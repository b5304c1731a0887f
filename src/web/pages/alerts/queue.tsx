import { useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { type alert, alertPage, detectionRule } from '../../../features/detection/schemas.ts'
import { read } from '../../api/client.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { FilterBar, optionsOf } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/filters.ts'
import { isPlain } from '../../parts/keys.ts'
import { useNames, useTownships } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { ToneTag } from '../../parts/tone-tag.tsx'
import type { Chosen } from './index.tsx'

type Alert = z.output<typeof alert>

const tones = { high: 'bad', medium: 'warn', low: 'plain' } as const

const initialStatus = 'open'
const all = 'all'

interface QueueProps {
  chosen: Chosen[]
  /** One stands open beside it, and says what was found. */
  isNarrow: boolean
  onChoose(chosen: Chosen[]): void
  onOpen(alert: Alert): void
}

export function Queue({ chosen, isNarrow, onChoose, onOpen }: QueueProps) {
  const text = useText()
  const names = useNames()
  const townships = useTownships().data ?? []
  const rules = useQuery({
    queryKey: ['/api/detection-rules'],
    queryFn: () => read(z.array(detectionRule), '/api/detection-rules'),
  })
  const [{ alert: _open, ...filters }] = useFilters()
  const { status = initialStatus, ...others } = filters
  const query = { ...others, status: status === all ? undefined : status }
  const { column } = text
  return (
    <>
      <FilterBar
        choices={[
          {
            name: 'status',
            label: column.status,
            options: optionsOf({ ...text.alerts.status, [all]: text.alerts.all }),
            initial: initialStatus,
          },
          { name: 'pattern', label: column.pattern, options: optionsOf(text.pattern) },
          {
            name: 'ruleCode',
            label: column.rule,
            options: (rules.data ?? []).map(({ code, name }) => ({ value: code, label: name })),
          },
          { name: 'severity', label: column.severity, options: optionsOf(text.severity) },
          {
            name: 'townshipCode',
            label: column.township,
            options: townships.map(({ code, name }) => ({ value: code, label: name })),
          },
        ]}
      />
      <PagedTable<Alert>
        label={text.menu.alerts}
        path="/api/alerts"
        query={query}
        page={alertPage}
        rowKey="id"
        initialSort="-amount"
        width={isNarrow ? 620 : 960}
        onRow={(row) => ({
          onClick: () => onOpen(row),
          onKeyDown: (event) => event.key === 'Enter' && isPlain(event) && onOpen(row),
          tabIndex: 0,
        })}
        rowSelection={{
          columnWidth: 44,
          selectedRowKeys: chosen.map(({ id }) => id),
          onChange: (_keys, rows) => onChoose(rows.map(({ id, version }) => ({ id, version }))),
        }}
        columns={[
          sorted('severity', {
            title: column.severity,
            width: 100,
            render: (_, { severity }) => (
              <ToneTag tone={tones[severity]}>{text.severity[severity]}</ToneTag>
            ),
          }),
          sorted(
            'rule',
            textColumn(column.rule, ({ ruleName }) => ruleName, 150),
          ),
          sorted(
            'township',
            textColumn(column.township, ({ townshipCode }) => names.township(townshipCode), 130),
          ),
          sorted(
            'month',
            textColumn(column.month, (row) => row.month, 90),
          ),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount, 120),
          ),
          ...(isNarrow ? [] : [textColumn<Alert>(column.message, ({ message }) => message)]),
        ]}
      />
    </>
  )
}
