import type { ApiClient } from '../../src/client/index.ts'
import { startApp, type TestApp } from './app.ts'
import { accountNumber, identityNumber, importSheet } from './files.ts'
import { postMoney } from './money-api.ts'
import { clientAs, given, newKey } from './typed-client.ts'

export const place = { category: 'dibao_urban', township: '430603002' } as const

/** A person entitled to so much, from a month on. */
export interface Entitled {
  n: number
  standard: string
  from?: string
}

/** A row of a list of who is entitled, with what seldom differs. */
export interface Listed extends Entitled {
  to?: string
  village?: string
  head?: number
  township?: string
}

export const entitledHead =
  '救助类别,乡镇代码,村居名称,户主姓名,户主身份证号,享受人姓名,享受人身份证号,月标准,起始月份,终止月份'

/** An eligibility row of the nth person in 云溪街道's urban dibao. */
export function entitledRow({
  n,
  standard,
  from = '2023-01',
  to = '',
  village = '示例社区',
  head = n,
  township = place.township,
}: Listed): string[] {
  const who = [`测试${head}`, identityNumber(head), `测试${n}`, identityNumber(n)]
  return ['城市低保', township, village, ...who, standard, from, to]
}

/** Enters who is entitled, by file. */
export function loadEntitled({ services, actors }: TestApp, persons: readonly Listed[]) {
  const rows = [entitledHead.split(','), ...persons.map(entitledRow)]
  return importSheet(services, actors.finance, 'eligibility', rows)
}

export async function idsOfEntitled({ services }: TestApp): Promise<Map<string, string>> {
  const rows = await services.db
    .selectFrom('eligibility')
    .innerJoin('person', (join) =>
      join
        .onRef('person.district_code', '=', 'eligibility.district_code')
        .onRef('person.id', '=', 'eligibility.person_id'),
    )
    .select(['person.name', 'eligibility.id'])
    .execute()
  return new Map(rows.map(({ name, id }) => [name, id]))
}

export interface RosterDistrict {
  running: TestApp
  post(url: string, body: object, options?: { key?: string; role?: 'leadership' }): Answer
  /** Where each person is paid. */
  accounts: { eligibilityId: string; payeeName: string; bankName: string; account: string }[]
}
type Answer = ReturnType<typeof postMoney>

/** 1,000.00 with the bank for three persons entitled to 300.00, 200.00 and 100.00 a month. */
export async function rosterDistrict(
  wrapped?: Parameters<typeof startApp>[1],
): Promise<RosterDistrict> {
  const running = await startApp({}, wrapped)
  const standards = ['300.00', '200.00', '100.00']
  await loadEntitled(
    running,
    standards.map((standard, at) => ({ n: at + 1, standard })),
  )
  const ids = await idsOfEntitled(running)
  const accounts = [1, 2, 3].map((n) => ({
    eligibilityId: ids.get(`测试${n}`) ?? '',
    payeeName: `测试${n}`,
    bankName: '示例银行',
    account: accountNumber(n),
  }))
  const post: RosterDistrict['post'] = (url, body, options) =>
    postMoney(running, url, body, options)
  await moneyWithTheBank(clientAs(running, 'finance'))
  return { running, post, accounts }
}

async function moneyWithTheBank(finance: ApiClient): Promise<void> {
  const documentNumber = '湘财社指〔2023〕12号'
  const document = {
    documentNumber,
    title: '困难群众救助补助资金',
    level: 'province',
    issuedOn: '2023-01-20',
    receivedOn: '2023-02-01',
    fiscalYear: 2023,
    amount: '5000.00',
  } as const
  const params = () => ({ header: newKey() })
  given(await finance.POST('/api/appropriations', { params: params(), body: document }))
  const share = {
    documentNumber,
    ...place,
    amount: '2000.00',
    decidedOn: '2023-02-10',
    decisionNumber: '云民发〔2023〕1号',
  }
  given(await finance.POST('/api/allocations', { params: params(), body: share }))
  for (const [number, channel] of [
    ['BF1', 'bank'],
    ['BF2', 'direct'],
  ] as const) {
    const [amount, disbursedOn] = ['1000.00', '2023-03-01']
    const body = { number, ...place, channel, payeeName: '示例银行', amount, disbursedOn }
    given(await finance.POST('/api/disbursements', { params: params(), body }))
  }
}

/** Makes a batch with accounts for whom it asks for, and says whom it pays, or why it is none. */
export async function draftRoster(
  { running, accounts, post }: RosterDistrict,
  { number, month }: { number: string; month: string },
): Promise<string[]> {
  const roster = { number, month, ...place }
  const asked = await post('/api/payment-batches', roster)
  const missing = (asked.json().errors ?? []) as { eligibilityId: string }[]
  const wanted = accounts.filter(({ eligibilityId }) =>
    missing.some((one) => one.eligibilityId === eligibilityId),
  )
  const made =
    wanted.length === 0
      ? asked
      : await post('/api/payment-batches', { ...roster, accounts: wanted })
  if (made.statusCode !== 201) return [made.json().type]
  const lines = await running.as('finance', { url: `/api/payment-batches/${number}/lines` })
  const { items } = lines.json<{ items: { payeeName: string; amount: string }[] }>()
  return items.map(({ payeeName, amount }) => `${payeeName} ${amount}`)
}

/** Makes, checks, approves and instructs a batch of the three. */
export async function sendRoster(
  { running, accounts }: RosterDistrict,
  { number, month }: { number: string; month: string },
): Promise<void> {
  const body = { number, month, ...place, accounts }
  const params = { header: newKey() }
  given(await clientAs(running, 'finance').POST('/api/payment-batches', { params, body }))
  await sendBatch({ running }, number)
}

/** Checks, approves and instructs what a clerk has made. */
export async function sendBatch(
  { running }: Pick<RosterDistrict, 'running'>,
  batch: string,
): Promise<void> {
  const [finance, leader] = [clientAs(running, 'finance'), clientAs(running, 'leadership')]
  const call = () => ({ params: { header: newKey() }, body: { batch } })
  given(await leader.POST('/api/payment-checks', call()))
  given(await leader.POST('/api/payment-approvals', call()))
  given(await finance.POST('/api/payment-instructions', call()))
}
