import { readFile } from 'node:fs/promises'
import { readXlsx } from 'hucre/xlsx'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { breakingProxy } from './breaking-proxy.ts'
import type { Stage } from './stage.ts'

/** What leaves the console as a file, and what comes in. */
export function files(stageOf: () => Stage): void {
  test('what is shown leaves as a file: the filter’s rows, all of them, in the order shown', async () => {
    const stage = stageOf()
    const shown = 'status=open&townshipCode=430603101&sort=amount'
    const { page, complaints } = await stage.enter('auditor', `/alerts?${shown}`)
    const all = await stage.as('auditor', { url: `/api/alerts?${shown}&limit=500` })
    const { items } = all.json<{ items: { amount: string; message: string }[] }>()
    const csv = (await downloaded(page, '导出 CSV')).toString('utf8')
    const lines = csv.trimEnd().split('\r\n')
    expect(csv.startsWith('\ufeff')).toBe(true)
    expect(lines.length - 1).toBe(items.length)
    const columns = (lines[0] ?? '').replace('\ufeff', '').split(',')
    expect(columns).toContain('涉及金额')
    const { sheets } = await readXlsx(await downloaded(page, '导出 XLSX'))
    const rows = sheets[0]?.rows ?? []
    const at = rows[0]?.indexOf('涉及金额') ?? -1
    expect(rows.slice(1).map((row) => Number(row[at]))).toEqual(
      items.map(({ amount }) => Number(amount)),
    )
    expect(complaints).toEqual([])
  })

  test('an upload that breaks off in mid-file is said, leaves nothing, and is sent again', async () => {
    const stage = stageOf()
    const proxy = await breakingProxy(Number(new URL(stage.origin).port))
    const before = await stage.as('finance', { url: '/api/imports?limit=1' })
    const { page } = await stage.enter('finance')
    await page.addInitScript("localStorage.setItem('mingzhang.signed-in', 'yes')")
    await page.goto(`${proxy.origin}/reconciliation?month=2023-03`)
    await page.getByRole('button', { name: '导入银行文件' }).click()
    const file = { name: '五月.csv', mimeType: 'text/csv', buffer: statement(6_000) }
    expect(file.buffer.length).toBeGreaterThan(400_000)
    await page.locator('input[type=file]').setInputFiles(file)
    proxy.breakAfter(200_000)
    await page.getByRole('button', { name: '试导入' }).click()
    await page.getByText('网络不通或服务未启动').waitFor()
    expect(proxy.broken()).toBeGreaterThan(0)
    await page.getByText('五月.csv').waitFor()
    const after = await stage.as('finance', { url: '/api/imports?limit=1' })
    expect(after.body).toBe(before.body)
    proxy.breakAfter(null)
    await page.getByRole('button', { name: '试导入' }).click()
    await page.getByText('试导入通过,共 6000 行').waitFor()
  })
}

async function downloaded(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  return readFile(await download.path())
}

/** A statement of an account of its own, balance by balance. */
function statement(count: number): Buffer {
  const header = '账号,交易日期,借方金额,贷方金额,余额,对方户名,对方账号,摘要,附言,流水号'
  const lines = Array.from({ length: count }, (_, at) => {
    const no = String(at + 1).padStart(6, '0')
    return `4306039999999,2023-05-03,0.00,1.00,${at + 1}.00,演示单位,,结息,第${no}笔,WY${no}`
  })
  return Buffer.from(`${[header, ...lines].join('\n')}\n`)
}
