import { sumFen } from '../../kernel/fen.ts'
import type { CaseBook } from './book.ts'
import type { Allocation, Disbursement, Document } from './rows.ts'

interface Need extends Pick<Allocation, 'category' | 'township' | 'fen'> {
  year: number
  isDirect: boolean
}

const documentOf = (year: number) => `云财社指〔${year}〕901号`
const yearOf = (date: string) => Number(date.slice(0, 4))

/** A document a year that covers what the cases send and spend, allocated and drawn to the fen. */
export function fundsOf(book: CaseBook) {
  const needs = needsOf(book)
  const documents: Document[] = [...Map.groupBy(needs, ({ year }) => year)].map(
    ([year, ofYear]) => ({
      number: documentOf(year),
      year,
      receivedOn: `${year}-01-03`,
      subject: '',
      fen: sumFen(ofYear.map(({ fen }) => fen)),
    }),
  )
  const allocations: Allocation[] = summed(needs, ({ year, category, township }) =>
    [year, category, township].join('/'),
  ).map(({ year, category, township, fen }) => ({
    document: documentOf(year),
    decision: `云民案〔${year}〕0号`,
    decidedOn: `${year}-01-04`,
    category,
    township,
    fen,
  }))
  const direct: Disbursement[] = needs
    .filter(({ isDirect }) => isDirect)
    .map(({ year, category, township, fen }) => ({
      number: `AD${year}-${category}-${township}`,
      category,
      township,
      channel: '集中支付',
      payee: { name: '云溪区国库集中支付中心(示例)', account: '' },
      fen,
      on: `${year}-01-05`,
      document: documentOf(year),
    }))
  const sent = book.disbursements.map((each) => ({
    ...each,
    document: each.document === '' ? documentOf(yearOf(each.on)) : each.document,
  }))
  return {
    documents: [...documents, ...book.documents],
    allocations: [...allocations, ...book.allocations],
    disbursements: [...direct, ...sent],
  }
}

function needsOf({ disbursements, vouchers }: CaseBook): Need[] {
  const sent = disbursements
    .filter(({ document }) => document === '')
    .map((each) => ({ ...each, year: yearOf(each.on), isDirect: false }))
  const spent = vouchers.map((each) => ({ ...each, year: yearOf(each.spentOn), isDirect: true }))
  return summed([...sent, ...spent], ({ year, category, township, isDirect }) =>
    [year, category, township, isDirect].join('/'),
  )
}

function summed(needs: readonly Need[], keyOf: (need: Need) => string): Need[] {
  return [...Map.groupBy(needs, keyOf).values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { year, category, township, isDirect } = first
    return [{ year, category, township, isDirect, fen: sumFen(group.map(({ fen }) => fen)) }]
  })
}
