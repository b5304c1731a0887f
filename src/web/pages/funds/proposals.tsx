import { Button, Form, InputNumber } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { type proposal, proposalPage } from '../../../features/funds/proposal-schemas.ts'
import { created } from '../../../features/funds/schemas.ts'
import { send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { AmountField, TextField } from '../../parts/fields.tsx'
import { useFilters } from '../../parts/filters.ts'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useNames } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { yuanOf } from '../../parts/yuan.ts'
import { CategoryField } from './category-field.tsx'
import { ProposalDrawer } from './proposal-drawer.tsx'

type Proposal = z.output<typeof proposal>
const path = '/api/allocation-proposals'
const weights = ['need', 'difficulty', 'performance'] as const

/** Shares by the factor method: proposed by one, confirmed by another. */
export function Proposals({ year }: { year: number }) {
  const { funds, column } = useText()
  const names = useNames()
  const [filters, change] = useFilters()
  const [isNew, setNew] = useState(false)
  const mayPropose = useSession()?.role === 'finance'
  return (
    <>
      {mayPropose && (
        <Button style={{ marginBottom: 12 }} onClick={() => setNew(true)}>
          {funds.propose}
        </Button>
      )}
      <PagedTable<Proposal>
        empty={funds.noProposal}
        label={funds.tabs.proposals}
        path={path}
        query={{ year }}
        page={proposalPage}
        rowKey="id"
        columns={[
          sorted('number', {
            title: funds.number,
            width: 190,
            render: (_, { id, documentNumber }) => (
              <Button type="link" size="small" onClick={() => change({ proposal: id })}>
                {documentNumber}
              </Button>
            ),
          }),
          sorted(
            'category',
            textColumn(column.category, ({ category }) => names.category(category), 140),
          ),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount),
          ),
          sorted(
            'state',
            textColumn(column.status, ({ state }) => funds.states[state], 100),
          ),
          textColumn(funds.madeBy, ({ madeBy }) => madeBy, 110),
          textColumn(funds.decidedBy, ({ decidedBy }) => decidedBy, 110),
          textColumn(column.note, ({ note, reason }) => reason ?? note),
        ]}
      />
      {isNew && <NewProposal onClose={() => setNew(false)} />}
      {filters['proposal'] !== undefined && (
        <ProposalDrawer id={filters['proposal']} onClose={() => change({ proposal: undefined })} />
      )}
    </>
  )
}

interface Wanted {
  amount?: string
  weights: Record<(typeof weights)[number], number>
}

function NewProposal({ onClose }: { onClose(): void }) {
  const { funds, column } = useText()
  return (
    <FormDialog<Wanted>
      title={funds.propose}
      changed={[[path]]}
      onClose={onClose}
      initialValues={{ weights: { need: 80, difficulty: 10, performance: 10 } }}
      onSend={(values) =>
        send(created, path, {
          method: 'POST',
          body: { ...values, amount: yuanOf(values.amount) },
          once: true,
        })
      }
    >
      <TextField name="documentNumber" label={funds.number} />
      <CategoryField />
      <AmountField name="amount" label={column.amount} isOptional />
      <TextField name="needMonth" label={funds.needMonth} />
      {weights.map((one) => (
        <Form.Item key={one} name={['weights', one]} label={funds.weights[one]}>
          <InputNumber min={0} max={100} precision={0} />
        </Form.Item>
      ))}
    </FormDialog>
  )
}
