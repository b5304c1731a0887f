import { expect, test } from 'vitest'
import { choose, confirm, pickDay } from './hands.ts'
import { inspect } from './inspect.ts'
import type { Stage } from './stage.ts'

const document = '湘财社指〔2022〕148号'

/** What one prepares and another decides. */
export function twoPeople(stageOf: () => Stage): void {
  test('finance proposes shares by the factor method, leadership confirms them', async () => {
    const stage = stageOf()
    const number = await newDocument(stage)
    const finance = await stage.enter('finance', '/funds?tab=proposals')
    await finance.page.getByRole('button', { name: '测算分配建议' }).click()
    const dialog = finance.page.getByRole('dialog')
    await dialog.getByLabel('文号').fill(number)
    await choose(dialog, '救助类别', '农村低保')
    await dialog.getByLabel('按哪个月的对象和标准').fill('2023-02')
    await confirm(finance.page)
    await dialog.waitFor({ state: 'hidden' })
    const leader = await stage.enter('leader', '/funds?tab=proposals')
    await leader.page.getByRole('button', { name: number }).click()
    const drawer = leader.page.getByRole('dialog').first()
    await drawer.getByRole('cell', { name: '陆城镇' }).waitFor()
    await inspect(stage, leader, 'proposal')
    await drawer.getByRole('button', { name: '确认分配' }).click()
    const deciding = leader.page.getByRole('dialog').last()
    await pickDay(deciding, '决定日期', '2023-03-20')
    await deciding.getByLabel('决定文号').fill('云民发〔2023〕88号')
    await confirm(leader.page)
    await leader.page.getByText('已确认').first().waitFor()
    const kept = await stage.as('finance', { url: '/api/allocations?sort=-decidedOn&limit=10' })
    const { items } = kept.json<{ items: { documentNumber: string; amount: string }[] }>()
    const shares = items.filter(({ documentNumber }) => documentNumber === number)
    expect(shares.length).toBeGreaterThan(1)
    expect(shares.reduce((sum, { amount }) => sum + Number(amount), 0)).toBeCloseTo(12_345.67, 2)
    expect([finance.complaints, leader.complaints]).toEqual([[], []])
  })

  test('an auditor opens and computes an evaluation, leadership reviews and publishes it', async () => {
    const stage = stageOf()
    const auditor = await stage.enter('auditor', '/evaluation')
    await auditor.page.getByRole('button', { name: '新建评价' }).click()
    const dialog = auditor.page.getByRole('dialog')
    await choose(dialog, '评价方案', /提效增能/)
    await pickDay(dialog, '数据截至', '2023-01-31')
    await confirm(auditor.page)
    await auditor.page.waitForURL(/\/evaluation\/[0-9a-f-]{36}$/)
    const at = new URL(auditor.page.url()).pathname
    await auditor.page.getByRole('button', { name: '计算得分' }).click()
    await confirm(auditor.page)
    await auditor.page.getByText('已计算').first().waitFor()
    const { page, complaints } = await stage.enter('leader', at)
    await page.getByRole('button', { name: '复核通过' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('缺项待年底补报,按零分计')
    await confirm(page)
    await page.getByText('已复核').first().waitFor()
    await page.getByRole('button', { name: '公布' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('各乡镇已确认无申诉')
    await confirm(page)
    await page.getByText('已公布').first().waitFor()
    expect([complaints, auditor.complaints]).toEqual([[], []])
  })

  test('the money of a payment is followed up to its documents, as a picture and step by step', async () => {
    const stage = stageOf()
    const visit = await stage.enter('leader', `/trace?document=${document}`)
    const { page } = visit
    await page
      .getByRole('link', { name: / \/ \d+$/ })
      .first()
      .click()
    await page.getByRole('img', { name: /^实发/ }).locator('svg').waitFor()
    await page.getByRole('link', { name: document }).waitFor()
    const { searchParams } = new URL(page.url())
    const traced = await stage.as('leadership', { url: `/api/traces/payment?${searchParams}` })
    interface Trace {
      amount: string
      origins: { isDocument: boolean; leadsTo: { step: number | null; amount: string }[] }[]
    }
    const { amount, origins } = traced.json<Trace>()
    const arrived = origins.flatMap(({ leadsTo }) => leadsTo.filter(({ step }) => step === null))
    expect(origins.some(({ isDocument }) => isDocument)).toBe(true)
    expect(arrived.reduce((sum, one) => sum + Number(one.amount), 0)).toBeCloseTo(Number(amount), 2)
    await inspect(stage, visit, 'trace-payment')
  })
}

async function newDocument({ as }: Stage): Promise<string> {
  const documentNumber = '湘财社指〔2023〕77号'
  const made = await as('finance', {
    method: 'POST',
    url: '/api/appropriations',
    headers: { 'idempotency-key': 'a document for a proposal' },
    payload: {
      documentNumber,
      title: '关于下达困难群众救助补助资金的通知',
      level: 'province',
      issuedOn: '2023-03-01',
      receivedOn: '2023-03-06',
      fiscalYear: 2023,
      amount: '12345.67',
    },
  })
  expect(made.statusCode, made.body).toBe(201)
  return documentNumber
}
