import { dayOf, weekdayFrom } from './calendar.ts'
import type { CategoryName } from './categories.ts'

/** A budget document as it arrives; how much it brings follows from what is needed. */
export interface FundDocument {
  number: string
  title: string
  level: '中央' | '省' | '市' | '县'
  issuedOn: string
  receivedOn: string
  allocatedOn: string
  quarter: number
  /** Empty: pooled over all categories. */
  category: CategoryName | ''
  subject: string
  /** Percent of its quarter's pooled need, or of its own category's where it is earmarked. */
  share: number
}

const document = (
  number: string,
  level: FundDocument['level'],
  quarter: number,
  dates: readonly [string, string, string],
  share: number,
  earmark: readonly [CategoryName, string] | null = null,
): FundDocument => ({
  number,
  title: `关于下达2023年${titles[level]}困难群众救助补助资金预算的通知（示例）`,
  level,
  issuedOn: dates[0],
  receivedOn: dates[1],
  allocatedOn: dates[2],
  quarter,
  category: earmark?.[0] ?? '',
  subject: earmark?.[1] ?? '',
  share,
})

const titles = { 中央: '中央财政', 省: '省级财政', 市: '市级财政', 县: '区级财政' }

/** In each quarter the last pooled document takes what the others leave. */
export const fundDocuments: readonly FundDocument[] = [
  document('湘财社指〔2022〕148号', '中央', 1, ['2022-12-14', '2023-01-03', '2023-01-04'], 55),
  document('湘财社指〔2022〕152号', '省', 1, ['2022-12-20', '2023-01-03', '2023-01-04'], 30),
  document('云财社指〔2023〕2号', '县', 1, ['2023-01-03', '2023-01-03', '2023-01-04'], 15),
  document('湘财社指〔2023〕12号', '中央', 2, ['2023-03-14', '2023-03-22', '2023-03-27'], 70),
  document('湘财社指〔2023〕19号', '省', 2, ['2023-03-15', '2023-03-23', '2023-03-27'], 60, [
    '特困供养',
    '2082101',
  ]),
  document('岳财社指〔2023〕8号', '市', 2, ['2023-03-20', '2023-03-24', '2023-03-28'], 30),
  document('湘财社指〔2023〕45号', '省', 3, ['2023-06-12', '2023-06-20', '2023-06-26'], 75),
  document('云财社指〔2023〕31号', '县', 3, ['2023-06-19', '2023-06-21', '2023-06-27'], 25),
  document('湘财社指〔2023〕78号', '中央', 4, ['2023-09-11', '2023-09-19', '2023-09-25'], 65),
  document('岳财社指〔2023〕40号', '市', 4, ['2023-09-15', '2023-09-21', '2023-09-26'], 35),
]

/** What comes in the last month for the time after it: allocated at once, not yet disbursed. */
export function supplementOf(months: number): FundDocument {
  const [issued, received, allocated] = [5, 12, 18].map((day) => weekdayFrom(dayOf(months, day)))
  const dates = [issued ?? '', received ?? '', allocated ?? ''] as const
  return document('湘财社指〔2023〕96号', '省', 5, dates, 100)
}

/** Documents of which a part stays at the bureau, in the order in which they are taken. */
export const withheldDocuments = [
  '云财社指〔2023〕2号',
  '岳财社指〔2023〕8号',
  '云财社指〔2023〕31号',
] as const
