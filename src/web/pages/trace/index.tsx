import { useText } from '../../messages/index.tsx'
import { useFilters } from '../../parts/filters.ts'
import { Advice } from '../../parts/no-page.tsx'
import { DocumentMoney } from './document-money.tsx'
import { PaymentMoney } from './payment-money.tsx'

/** Where a document's money is now, or where a payment's money came from; as the address says. */
export function Component() {
  const [{ document, batch, line }] = useFilters()
  if (batch && line) return <PaymentMoney batch={batch} line={line} />
  return document ? <DocumentMoney number={document} /> : <NothingChosen />
}

function NothingChosen() {
  const { funds } = useText()
  const ways = (['documents', 'batches'] as const).map((tab) => ({
    to: `/funds?tab=${tab}`,
    name: funds.tabs[tab],
  }))
  return <Advice title={funds.traceNothing} says={funds.traceNothingWhy} ways={ways} />
}
