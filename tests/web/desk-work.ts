import { expect, test } from 'vitest'
import { sampleProof } from '../../src/demo/sample-proof.ts'
import { parseYuan, sumFen } from '../../src/kernel/fen.ts'
import { choose, confirm, pickDay } from './hands.ts'
import { inspect, inspectBoth } from './inspect.ts'
import type { Stage } from './stage.ts'

/** What users look up and keep in order beside their main journeys. */
export function deskWork(stageOf: () => Stage): void {
  test('a page without a month in its address shows the latest with entries', async () => {
    const stage = stageOf()
    const books = await stage.as('finance', { url: '/api/book-months' })
    const { last } = books.json<{ last: string }>()
    const { page } = await stage.enter('finance', '/reconciliation')
    await page.getByRole('main').getByTitle(last, { exact: true }).first().waitFor()
  })

  test('a click on a column sorts the list at the service; the address keeps the order', async () => {
    const stage = stageOf()
    const { page, complaints } = await stage.enter('auditor', '/alerts')
    const asked = page.waitForRequest((request) => request.url().includes('sort=amount'))
    await page.getByRole('columnheader', { name: /^金额/ }).click()
    await asked
    const first = await stage.as('auditor', { url: '/api/alerts?status=open&sort=amount&limit=1' })
    const [least] = first.json<{ items: { message: string }[] }>().items
    const row = page.locator('main .ant-table-row').first()
    await row.getByText(least?.message ?? '').waitFor()
    expect(new URL(page.url()).searchParams.get('sort')).toBe('amount')
    await row.click()
    await page.getByRole('button', { name: '关闭' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the administrator finds who changed a user, with before and after, and signs the journal', async () => {
    const stage = stageOf()
    const users = await stage.as('administrator', { url: '/api/users' })
    const [leader] = users
      .json<{ id: string; username: string; version: number }[]>()
      .filter(({ username }) => username === 'leader')
    const changed = await stage.as('administrator', {
      method: 'PUT',
      url: `/api/users/${leader?.id}`,
      headers: { 'if-match': `"v${leader?.version}"` },
      payload: {
        displayName: '演示领导乙',
        role: 'leadership',
        townshipCode: null,
        staffNumber: null,
        isDisabled: false,
      },
    })
    expect(changed.statusCode, changed.body).toBe(200)
    const { page, complaints } = await stage.enter('administrator', '/administration?tab=journal')
    await choose(page, '操作', '用户管理')
    const subject = page.getByRole('searchbox', { name: '对象' })
    await subject.fill('leader')
    await subject.press('Enter')
    await page.locator('.ant-table-row', { hasText: 'users:' }).getByRole('button').first().click()
    const entry = page.getByRole('dialog')
    const name = entry.getByRole('row', { name: /^displayName/ })
    expect(await name.innerText()).toMatch(/演示领导\s+演示领导乙/)
    await page.locator('.ant-drawer-close').click()
    await page.getByRole('button', { name: '校验全部日志并签发校验点' }).click()
    await page.getByText(/第 1 至 \d+ 条日志校验无误/).waitFor()
    expect(complaints).toEqual([])
  })

  test('finance expects a file; what is not there on its day is shown as missing', async () => {
    const { page, complaints } = await stageOf().enter('finance', '/administration?tab=expected')
    await page.getByRole('button', { name: '登记应到文件' }).click()
    const dialog = page.getByRole('dialog')
    await choose(dialog, '种类', '银行对账单')
    await choose(dialog, '月份', '2022-03')
    await dialog.getByLabel('报送单位').fill('某某银行云溪支行')
    await confirm(page)
    await choose(page, '状态', '未到')
    await page.getByText('某某银行云溪支行').waitFor()
    await page.getByRole('button', { name: '导出 CSV' }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a figure of a statement opens the rows that add up to it', async () => {
    const stage = stageOf()
    const visit = await stage.enter('finance', '/statements?by=category')
    const total = visit.page.getByRole('row', { name: /^合计/ }).getByRole('button').first()
    const figure = await total.innerText()
    await total.click()
    const drawer = visit.page.getByRole('dialog')
    await drawer.locator('.ant-table-row').first().waitFor()
    const amounts = await drawer
      .locator('.ant-table-row')
      .evaluateAll((rows) =>
        rows.map((row) => row.querySelector('.ant-table-cell:last-child')?.textContent ?? ''),
      )
    expect(amounts.length).toBeGreaterThan(1)
    expect(sumFen(amounts.map((one) => parseYuan(one) ?? 0n))).toBe(parseYuan(figure))
    await inspect(stage, visit, 'statement-entries')
    await visit.page.reload()
    await drawer
      .getByText(amounts[0] ?? '')
      .first()
      .waitFor()
  })

  test('an auditor draws whom to ask, records an answer, and sees what it says of all', async () => {
    const stage = stageOf()
    const visit = await stage.enter('auditor', '/checks')
    const { page } = visit
    await page.getByRole('button', { name: '抽取回访对象' }).click()
    const drawing = page.getByRole('dialog')
    await choose(drawing, '月份', '2023-02')
    await choose(drawing, '乡镇(街道)', '陆城镇')
    await drawing.getByLabel('按风险抽取(人)').fill('0')
    await drawing.getByLabel('随机抽取(人)').fill('3')
    await drawing.getByLabel('理由').fill('季度抽查')
    await confirm(page)
    await page.waitForURL(/\/checks\/[0-9a-f-]{36}$/)
    const drawn = await stage.as('auditor', {
      url: `/api/recipient-checks/${page.url().split('/').at(-1)}`,
    })
    await page.getByRole('button', { name: '登记答复' }).first().click()
    const recording = page.getByRole('dialog')
    await pickDay(recording, '回访日期', drawn.json<{ drawnOn: string }>().drawnOn)
    await recording.getByLabel('本人称收到(元)').fill('0')
    await choose(recording, '由谁给付', '没有人')
    await choose(recording, '给付形式', '没有收到')
    await confirm(page)
    await page.getByText('抽取 3 人,答复 1 人,其中未足额收到 1 人').waitFor()
    await page.getByText(/^\d+ \(在 \d+ 至 \d+ 之间\)$/).waitFor()
    await inspectBoth(stage, visit, 'check')
  })

  test('finance sees a number in full for a purpose, and the journal keeps both', async () => {
    const stage = stageOf()
    const visit = await stage.enter('finance', '/funds?tab=batches&month=2023-02')
    const { page } = visit
    await page.getByRole('main').locator('.ant-table-row').getByRole('link').first().click()
    await page.getByRole('button', { name: '查看完整号码' }).first().waitFor()
    await inspect(stage, visit, 'batch')
    expect(await page.getByRole('main').innerText()).not.toMatch(/\d{17}[\dX]/)
    await page.getByRole('button', { name: '查看完整号码' }).first().click()
    await page.getByLabel('用途').fill('核对退汇账号')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '查看完整号码' }).click()
    await dialog.getByText(/^\d{17}[\dX]$/).waitFor()
    const kept = await stage.as('auditor', { url: '/api/audit-entries?action=people&limit=1' })
    expect(kept.body).toContain('核对退汇账号')
    expect(visit.complaints).toEqual([])
  })

  test('the administrator gives a user a one-time password, shown once', async () => {
    const { page, complaints } = await stageOf().enter('administrator', '/administration')
    const row = page.locator('.ant-table-row', { hasText: 'township-430603102' })
    await row.getByRole('button', { name: '重置密码' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '确定' }).click()
    const dialog = page.getByRole('dialog').filter({ hasText: '重置密码 township-430603102' })
    expect((await dialog.locator('code').innerText()).length).toBeGreaterThan(7)
    expect(complaints).toEqual([])
  })

  test('an auditor accepts what a township handed in', async () => {
    const stage = stageOf()
    const township = await stage.enter('township-430603001')
    await township.page.getByRole('button', { name: '报送', exact: true }).first().click()
    for (const at of [0, 1]) {
      const name = `material-${at}.pdf`
      const buffer = sampleProof(`MATERIAL ${at}`)
      const file = { name, mimeType: 'application/pdf', buffer }
      await township.page.locator('input[type=file]').nth(at).setInputFiles(file)
      await township.page.getByText(name).waitFor()
    }
    await confirm(township.page)
    await township.page.getByText('已报送').first().waitFor()
    const { page, complaints } = await stage.enter('auditor', '/evaluation?tab=materials')
    const row = page.locator('.ant-table-row', { hasText: '长岭街道' })
    await row.getByRole('button', { name: '接收' }).first().click()
    await confirm(page)
    await row.getByText('已接收').waitFor()
    expect([complaints, township.complaints]).toEqual([[], []])
  })
}
