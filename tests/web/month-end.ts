import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { parseYuan, sumFen } from '../../src/kernel/fen.ts'

import { inspect } from './inspect.ts'
import type { Stage } from './stage.ts'

const month = '2023-02'
const at = `/reconciliation?month=${month}`

/** What finance looks at and hands in when a month ends, beside the exceptions themselves. */
export function monthEnd(stageOf: () => Stage): void {
  test('running totals say what separates the balances, and both open sides add up to it', async () => {
    const stage = stageOf()
    const visit = await stage.enter('finance', at)
    const { page } = visit
    const apart = await figure(page, '账面减银行,相差')
    const [books, bank] = [await figure(page, '账面余额'), await figure(page, '银行对账单余额')]
    expect(apart).toBe(books - bank)
    const [decided, undecided] = [
      await figure(page, '其中:已查明处理'),
      await figure(page, '其中:还要处理'),
    ]
    expect(decided + undecided).toBe(apart)
    expect(apart).not.toBe(0n)
    const open = (await side(page, '账上未勾对')) - (await side(page, '银行未勾对'))
    expect(open).toBe(await waitingIn(stage))
    await page
      .getByRole('status')
      .getByText(/差异要处理|都已查明处理/)
      .waitFor()
    await inspect(stage, visit, 'reconciliation-totals')
  })

  test('the balance statement is downloaded as a workbook and shown as a PDF', async () => {
    const { page, complaints } = await stageOf().enter('finance', at)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '余额调节表 XLSX' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`${month}.xlsx`)
    const { sheets } = await readXlsx(await readFile(await download.path()))
    expect(JSON.stringify(sheets[0]?.rows)).toContain('银行对账单余额')
    const coming = page.waitForResponse(/\/api\/reports\/reconciliation-statement/)
    await page.getByRole('button', { name: '余额调节表 PDF' }).click()
    const answer = await coming
    expect(answer.headers()['content-type']).toBe('application/pdf')
    const frame = page.locator('iframe')
    await frame.waitFor()
    expect(await frame.getAttribute('src')).toMatch(/^blob:/)
    expect(complaints).toEqual([])
    // The browser's PDF viewer lets nothing more be done with the page.
    await page.close()
  })

  test('a bank file of unknown layout is previewed, mapped, and known the next time', async () => {
    const visit = await stageOf().enter('finance', at)
    const { page } = visit
    await page.getByRole('button', { name: '导入银行文件' }).click()
    const drawer = page.getByRole('dialog')
    await sendFile(page, '六月')
    await drawer.getByRole('button', { name: '核对列的对应' }).click()
    await drawer.getByText('未见过这种版式,以下为猜测,请核对').waitFor()
    await drawer.getByRole('cell', { name: '****0002' }).first().waitFor()
    for (const [field, column] of columns) {
      const source = drawer.getByRole('combobox', { name: field, exact: true })
      await source.fill(column)
      await source.press('Enter')
    }
    // The guess had taken the other side's account for the own one, which stands above the header.
    const own = drawer.getByRole('row').filter({ has: page.getByText('账号', { exact: true }) })
    expect(await own.innerText()).not.toContain('往来账号')
    await inspect(stageOf(), visit, 'column-mapping')
    await drawer.getByLabel('版式名称').fill('某某村镇银行')
    await drawer.getByRole('button', { name: '记住并导入' }).click()
    await drawer.getByText('已导入 1 行').waitFor()
    await sendFile(page, '七月')
    await drawer.getByText('试导入通过,共 1 行').waitFor()
  })
}

/**
 * By how much the books are above the bank because of what still waits: the statement's items of
 * the month but for those that a later one has settled.
 */
async function waitingIn({ as }: Stage): Promise<bigint> {
  const [statement, exceptions] = await Promise.all([
    as('finance', { url: `/api/reconciliation-statements/${month}` }),
    as('finance', { url: `/api/reconciliation-exceptions?month=${month}&waiting=true&limit=500` }),
  ])
  const { items } = statement.json<{ items: Item[] }>()
  const open = exceptions.json<{ items: Record<Item['side'], Side | null>[] }>().items
  const waiting = items.filter(({ side, bookedOn, amount }) =>
    open.some((one) => one[side]?.bookedOn === bookedOn && one[side].amount === amount),
  )
  expect(waiting.length).toBe(
    open.flatMap(({ bank, books }) => [bank, books]).filter(Boolean).length,
  )
  return sumFen(
    waiting.map(({ side, amount }) => (side === 'books' ? fenOf(amount) : -fenOf(amount))),
  )
}

interface Side {
  bookedOn: string
  amount: string
}
type Item = Side & { side: 'bank' | 'books' }

const columns = [
  ['交易日期', '发生日'],
  ['借方金额', '付出款项金额'],
  ['贷方金额', '收进款项金额'],
  ['余额', '当时余额'],
  ['对方户名', '往来户名'],
  ['对方账号', '往来账号'],
  ['摘要', '事由'],
  ['流水号', '柜台流水'],
] as const

async function sendFile(page: Page, name: string): Promise<void> {
  const text = [
    '账号:9999990000000000001',
    columns.map(([, column]) => column).join(','),
    `2023-07-03,,5000.00,5000.00,示例区财政局,9999990000000000002,拨款,${name}1`,
  ].join('\r\n')
  const file = { name: `${name}.csv`, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: '试导入' }).click()
}

const fenOf = (text: string): bigint => parseYuan(text.replaceAll(',', '')) ?? 0n

async function figure(page: Page, title: string): Promise<bigint> {
  const statistic = page.locator('.ant-statistic').filter({ hasText: title })
  return fenOf(await statistic.locator('.ant-statistic-content').innerText())
}

/** The total that stands above a side. */
async function side(page: Page, title: string): Promise<bigint> {
  const heading = await page.getByRole('heading', { name: new RegExp(`${title} \\(`) }).innerText()
  return fenOf(heading.split(' ').at(-1) ?? '')
}
