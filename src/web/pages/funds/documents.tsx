import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { type appropriation, appropriationPage, created } from '../../../features/funds/schemas.ts'
import { send } from '../../api/client.ts'
import { useSession } from '../../api/session.ts'
import { useText } from '../../messages/index.tsx'
import { moneyColumn, sorted, textColumn } from '../../parts/columns.tsx'
import { AmountField, DayField, TextField } from '../../parts/fields.tsx'
import { optionsOf } from '../../parts/filter-bar.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { useNames } from '../../parts/names.ts'
import { PagedTable } from '../../parts/paged-table.tsx'
import { yuanOf } from '../../parts/yuan.ts'
import { CategoryField } from './category-field.tsx'

type Appropriation = z.output<typeof appropriation>

const path = '/api/appropriations'

/** What came, by document, and how much of it is not allocated yet. */
export function Documents({ year }: { year: number }) {
  const { funds, column } = useText()
  const names = useNames()
  const [isNew, setNew] = useState(false)
  const mayWrite = useSession()?.role === 'finance'
  return (
    <>
      {mayWrite && (
        <Button style={{ marginBottom: 12 }} onClick={() => setNew(true)}>
          {funds.newDocument}
        </Button>
      )}
      <PagedTable<Appropriation>
        label={funds.tabs.documents}
        path={path}
        query={{ year }}
        page={appropriationPage}
        initialSort="-receivedOn"
        rowKey="id"
        width={1300}
        columns={[
          sorted('number', {
            title: funds.number,
            width: 190,
            render: (_, { documentNumber }) => (
              <Link to={`/trace?document=${encodeURIComponent(documentNumber)}`}>
                {documentNumber}
              </Link>
            ),
          }),
          sorted(
            'title',
            textColumn(funds.title, ({ title }) => title),
          ),
          textColumn(funds.level, ({ level }) => funds.levels[level], 70),
          textColumn(column.pattern, ({ effect }) => funds.effects[effect], 90),
          sorted(
            'category',
            textColumn(
              column.category,
              ({ category }) => (category === null ? funds.pooled : names.category(category)),
              120,
            ),
          ),
          sorted(
            'receivedOn',
            textColumn(funds.receivedOn, ({ receivedOn }) => receivedOn, 110),
          ),
          sorted(
            'amount',
            moneyColumn(column.amount, ({ amount }) => amount),
          ),
          moneyColumn(funds.amended, ({ increased, withdrawn }) => increased - withdrawn),
          sorted(
            'allocated',
            moneyColumn(funds.allocated, ({ allocated }) => allocated),
          ),
          sorted(
            'available',
            moneyColumn(funds.available, ({ available }) => available),
          ),
        ]}
      />
      {isNew && <NewDocument year={year} onClose={() => setNew(false)} />}
    </>
  )
}

function NewDocument({ year, onClose }: { year: number; onClose(): void }) {
  const { funds, column } = useText()
  return (
    <FormDialog<{ amount: string }>
      title={funds.newDocument}
      changed={[[path]]}
      onClose={onClose}
      onSend={(values) =>
        send(created, path, {
          method: 'POST',
          body: { ...values, amount: yuanOf(values.amount), fiscalYear: year },
          once: true,
        })
      }
    >
      <TextField name="documentNumber" label={funds.number} />
      <TextField name="title" label={funds.title} />
      <Form.Item name="level" label={funds.level} rules={[{ required: true }]}>
        <Select options={[...optionsOf(funds.levels)]} />
      </Form.Item>
      <CategoryField isOptional />
      <DayField name="issuedOn" label={funds.issuedOn} />
      <DayField name="receivedOn" label={funds.receivedOn} />
      <AmountField name="amount" label={column.amount} />
    </FormDialog>
  )
}
