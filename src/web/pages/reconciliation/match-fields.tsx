import { Form, Select } from 'antd'
import type { ReconciliationException } from '../../../features/reconciliation/schemas.ts'
import { formatFen } from '../../../kernel/fen.ts'
import { useText } from '../../messages/index.tsx'
import { ProblemBox } from '../../parts/problem-box.tsx'
import { entryName } from '../../parts/words.ts'
import { useExceptions } from './exceptions.ts'

interface MatchFieldsProps {
  month: string
  exception: ReconciliationException
}

/** What else waits, whatever the list is narrowed to: the other sides of a match by hand. */
export function MatchFields({ month, exception }: MatchFieldsProps) {
  const { reconciliation, transfer } = useText()
  const { list, all } = useExceptions({ month, waiting: true })
  const rest = all.filter(({ id }) => id !== exception.id)
  const entries = rest.flatMap(({ books }) => {
    if (books === null) return []
    const label = `${entryName(transfer, books.key)} ${formatFen(books.amount)}`
    return [{ value: books.key, label }]
  })
  const lines = rest.flatMap(({ bank }) => {
    if (bank === null) return []
    const label = `${bank.bookedOn} ${bank.serial} ${formatFen(bank.amount)}`
    return [{ value: bank.id, label }]
  })
  const multiple = { mode: 'multiple', optionFilterProp: 'label', loading: list.isPending } as const
  return (
    <>
      <ProblemBox error={list.error} retry={() => list.refetch()} />
      <Form.Item name="entryKeys" label={reconciliation.books}>
        <Select {...multiple} options={entries} />
      </Form.Item>
      <Form.Item name="lineIds" label={reconciliation.bank}>
        <Select {...multiple} options={lines} />
      </Form.Item>
    </>
  )
}
