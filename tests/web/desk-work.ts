import { expect, test } from 'vitest'
import { choose, confirm } from './hands.ts'
import type { Stage } from './stage.ts'

/** What users look up and keep in order beside their main journeys. */
export function deskWork(stageOf: () => Stage): void {
  test('a page without a month in its address shows the latest with entries', async () => {
    const stage = stageOf()
    const books = await stage.as('finance', { url: '/api/book-months' })
    const { last } = books.json<{ last: string }>()
    const { page } = await stage.enter('finance', '/reconciliation')
    await page.getByRole('main').getByTitle(last, { exact: true }).first().waitFor()
  }, 60_000)

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
    await page.getByRole('table', { name: '审计日志' }).getByRole('button').first().click()
    const entry = page.getByRole('dialog')
    const name = entry.getByRole('row', { name: /^displayName/ })
    expect(await name.innerText()).toMatch(/演示领导\s+演示领导乙/)
    await page.locator('.ant-drawer-close').click()
    await page.getByRole('button', { name: '校验全部日志并签发校验点' }).click()
    await page.getByText(/第 1 至 \d+ 条日志校验无误/).waitFor()
    expect(complaints).toEqual([])
  }, 60_000)

  test('finance expects a file; what is not there on its day is shown as missing', async () => {
    const { page, complaints } = await stageOf().enter('finance', '/administration?tab=expected')
    await page.getByRole('button', { name: '登记应到文件' }).click()
    await choose(page, '种类', '银行对账单')
    await page.getByLabel('报送单位').fill('某某银行云溪支行')
    await choose(page, '月份', '2023-09')
    await page.getByLabel('报送单位').click()
    await confirm(page)
    await choose(page, '状态', '未到')
    await page.getByText('某某银行云溪支行').waitFor()
    await page.getByRole('button', { name: '导出 CSV' }).waitFor()
    expect(complaints).toEqual([])
  }, 60_000)
}
