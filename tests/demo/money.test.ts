import { beforeAll, expect, test } from 'vitest'
import {
  linesOfDocument,
  traceDocument,
  tracePayment,
  vouchersOfDocument,
} from '../../src/features/tracing/index.ts'
import { formatWan, parseYuan, sumFen } from '../../src/kernel/fen.ts'
import { readPdf } from '../reports/read-pdf.ts'
import { districtCode } from '../support/db.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'

const at = { districtCode, asOf: '2023-12-31' }

let sample: LoadedSample
beforeAll(async () => {
  sample = await loadedSample({ people: 400, months: 3 })
}, 120_000)

test('what documents paid is what people and vouchers got, line by line, both ways', async () => {
  const { db } = sample.services
  const documents = await db
    .selectFrom('appropriation')
    .select('document_number as number')
    .distinct()
    .where('received_on', '<=', at.asOf)
    .execute()
  expect(documents.length).toBeGreaterThan(3)
  const paid = new Map<string, [document: string, fen: bigint][]>()
  let spent = 0n
  for (const { number } of documents) {
    const scope = { ...at, number }
    const { brought, whereabouts } = await traceDocument(db, scope)
    expect(sumFen(whereabouts.map(({ amount }) => amount))).toBe(brought)
    for (const { batch, line, amount } of await linesOfDocument(db, scope)) {
      const key = `${batch}/${line}`
      paid.set(key, [...(paid.get(key) ?? []), [number, amount]])
    }
    spent += sumFen((await vouchersOfDocument(db, scope)).map(({ amount }) => amount))
  }
  const settled = await db
    .selectFrom('payment_result')
    .innerJoin('payment_batch', 'payment_batch.id', 'payment_result.batch_id')
    .select(['number', 'line_no as line', 'amount_fen as amount'])
    .where('outcome', '=', 'settled')
    .orderBy('number')
    .orderBy('line')
    .execute()
  const reached = settled.map(({ number, line, amount }) => [`${number}/${line}`, amount])
  expect(reached.length).toBeGreaterThan(500)
  expect(
    new Map([...paid].map(([key, parts]) => [key, sumFen(parts.map(([, fen]) => fen))])),
  ).toEqual(new Map(reached as [string, bigint][]))
  const vouchers = await db.selectFrom('expenditure').select('amount_fen').execute()
  expect(spent).toBe(sumFen(vouchers.map(({ amount_fen }) => amount_fen)))
  const mixed = settled.filter(({ number, line }) => paid.get(`${number}/${line}`)?.length === 2)
  for (const { number, line } of [...mixed.slice(0, 3), ...settled.slice(0, 3)]) {
    const { origins } = await tracePayment(db, { ...at, batch: number, line })
    const from = origins.filter(({ isDocument }) => isDocument)
    expect(from.map(({ reference, amount }) => [reference, amount]).sort()).toEqual(
      paid.get(`${number}/${line}`)?.sort(),
    )
  }
})

interface Row {
  key: string | null
  name: string
  figures: Record<string, { amount: string; rows: string }>
  rates: Record<string, string | null>
}

test('the statement as a PDF says what the API says', async () => {
  const get = (url: string) => sample.as('leadership', { url })
  const query = 'year=2023&asOf=2023-12-31'
  const printed = await get(`/api/reports/statement?${query}`)
  expect(printed.statusCode, printed.body).toBe(200)
  const { pages, title } = await readPdf(printed.rawPayload)
  expect(title).toBe('云溪区2023年困难群众救助补助资金执行情况表')
  const text = pages.join('')
  for (const by of ['category', 'township', 'document']) {
    const rows: Row[] = (await get(`/api/statements?${query}&by=${by}`)).json()
    for (const { key, name, figures, rates } of rows.filter(({ key }) => key !== 'none')) {
      const [first, last] = by === 'document' ? ['issued', 'unspent'] : ['budget', 'unspent']
      const amount = (code = '') => formatWan(parseYuan(figures[code]?.amount ?? '') ?? -1n)
      expect(text).toContain(`${by === 'document' ? (key ?? name) : name}${amount(first)}`)
      if (rates['execution'] !== null) expect(text).toContain(`${rates['execution']}%`)
      expect(text).toContain(amount(last))
    }
  }
  expect((await get(`/api/reports/statement?${query}`)).rawPayload).toEqual(printed.rawPayload)
})
