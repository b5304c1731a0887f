import { useFilters } from '../../parts/filters.ts'
import { DocumentMoney } from './document-money.tsx'
import { PaymentMoney } from './payment-money.tsx'

/** Where a document's money is now, or where a payment's money came from; as the address says. */
export function Component() {
  const [{ document = '', batch, line }] = useFilters()
  return batch !== undefined && line !== undefined ? (
    <PaymentMoney batch={batch} line={line} />
  ) : (
    <DocumentMoney number={document} />
  )
}
