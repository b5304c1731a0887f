import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassword } from '../../src/demo/users.ts'
import { choose } from './hands.ts'
import type { Stage } from './stage.ts'

interface Finding {
  id: string
  state: string
  townshipCode: string | null
  version: number
}

/** What goes wrong with connections, sessions and colleagues, and loses nothing. */
export function mishaps(stageOf: () => Stage): void {
  test('two edit one finding: the second sees both versions and can go on', async () => {
    const stage = stageOf()
    const finding = await findingIn(stage, 'open')
    const { page } = await stage.enter('auditor', `/findings/${finding.id}`)
    await choose(page, '下一步', '交办')
    await page.getByLabel('说明').fill('我写的交办意见')
    const other = await stage.as('auditor', {
      method: 'POST',
      url: `/api/findings/${finding.id}/extensions`,
      headers: { 'if-match': `"v${finding.version}"` },
      payload: { dueOn: '2027-12-31', note: '同事写的延期理由' },
    })
    expect(other.statusCode, other.body).toBe(201)
    await page.getByRole('button', { name: '保存' }).click()
    const conflict = page.getByRole('alert').filter({ hasText: '他人已更新' })
    await conflict.waitFor()
    expect(await conflict.innerText()).toContain('同事写的延期理由')
    expect(await conflict.innerText()).toContain('我写的交办意见')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已交办').first().waitFor()
  })

  test('a session that has expired: sign in again, and what was written is still there', async () => {
    const stage = stageOf()
    const finding = await findingIn(stage, 'assigned')
    const username = `township-${finding.townshipCode}`
    const { page } = await stage.enter(username, `/findings/${finding.id}`)
    await choose(page, '下一步', '开始整改')
    await page.getByLabel('说明').fill('写了很久的说明')
    await endSessions(stage, username)
    // Whoever comes back to the window an hour later has the page read anew, and refused.
    await page.clock.setSystemTime(Date.now() + 3_600_000)
    await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
    const dialog = page.getByRole('dialog').filter({ hasText: '登录已过期' })
    await dialog.getByLabel('用户名').fill(username)
    await dialog.getByLabel('密码').fill(demoPassword)
    await dialog.getByRole('button', { name: '登录' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await page.getByLabel('说明').inputValue()).toBe('写了很久的说明')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('整改中').first().waitFor()
  })

  test('a nightly check of the journal that stays away is said where one looks first', async () => {
    const { page } = await stageOf().enter('administrator', '/funds')
    const json = { alarm: 'unchecked', checkedAt: '2024-01-18T18:10:00.000Z', detail: null }
    await page.route('**/api/audit-alarm', (route) => route.fulfill({ json }))
    await page.getByRole('menuitem', { name: '总览' }).click()
    const alarm = page.getByRole('alert').filter({ hasText: '超过一天半没有校验' })
    await alarm.waitFor()
    expect(await alarm.innerText()).toContain('上次夜间校验:2024')
  })

  test('a network that breaks off in mid-file: said, and sent again by the same button', async () => {
    const { page } = await stageOf().enter('finance', '/reconciliation?month=2023-03')
    await page.getByRole('button', { name: '导入银行文件' }).click()
    const content = Buffer.from('账号,交易日期\n1,2\n')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'broken.csv', mimeType: 'text/csv', buffer: content })
    await page.route('**/api/imports/**', (route) => route.abort('connectionreset'))
    await page.getByRole('button', { name: '正式导入' }).click()
    await page.getByText('网络不通或服务未启动').waitFor()
    await page.unroute('**/api/imports/**')
    await page.getByRole('button', { name: '正式导入' }).click()
    await page.getByText('文件无法读取').waitFor()
  })

  test('an answer that gets lost: what was asked is done once, however often it is sent', async () => {
    const stage = stageOf()
    const { page } = await stage.enter('administrator', '/administration?tab=journal')
    const url = '/api/audit-checkpoints'
    const countOf = async () => (await stage.as('administrator', { url })).json<[]>().length
    const before = await countOf()
    const losing = async (route: Route) => {
      if (route.request().method() !== 'POST') return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    }
    await page.route(`**${url}`, losing)
    const check = page.getByRole('button', { name: '校验全部日志并签发校验点' })
    await check.click()
    await page.getByText('网络不通或服务未启动').waitFor()
    await page.unroute(`**${url}`, losing)
    await check.click()
    await page.getByText(/第 1 至 \d+ 条日志校验无误/).waitFor()
    expect(await countOf()).toBe(before + 1)
  })

  test('a page that is not there, or not for the role, says what to do; no script but our own', async () => {
    const stage = stageOf()
    const { page, complaints } = await stage.enter('township-430603002', '/nothing/here')
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor()
    await page.goto(`${stage.origin}/administration`)
    await page.getByRole('heading', { name: '您的角色不能查看此页' }).waitFor()
    await page.getByRole('link', { name: '回到首页' }).click()
    await page.getByText('应报送的材料').first().waitFor()
    expect(complaints).toEqual([])
    const start = await fetch(stage.origin)
    expect(start.headers.get('content-security-policy')).toMatch(/(^|;)script-src 'self';/)
  })

  test.each([
    ['/findings/', '问题整改', 'Findings'],
    ['/checks/', '抽查回访', 'Recipient checks'],
    ['/funds/batches/', '发放批次', 'Payment batches'],
    ['/evaluation/', '绩效评价', 'Evaluation'],
    ['/trace?document=', '指标文', 'Budget documents'],
  ])('no record at %s: a heading, and a way back to the list', async (at, list, inEnglish) => {
    const id = '00000000-0000-7000-8000-000000000000'
    const { page } = await stageOf().enter('leader', `${at}${id}`)
    await page.getByRole('heading', { name: '没有这条记录' }).waitFor()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'There is no such record' }).waitFor()
    await page.getByRole('link', { name: `Back to ${inEnglish}` }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('link', { name: `回到“${list}”` }).click()
    await page.getByRole('main').getByRole('table').first().waitFor()
  })

  test('money traced from nowhere: what can be chosen, and where', async () => {
    const { page, complaints } = await stageOf().enter('leader', '/trace')
    await page.getByRole('heading', { name: '追踪资金' }).waitFor()
    await page.getByRole('link', { name: '发放批次' }).click()
    const batches = page.getByRole('main').locator('.ant-table-row')
    await batches.getByRole('link').first().click()
    await page.getByRole('link', { name: '1', exact: true }).click()
    await page.getByRole('heading', { name: /\/ 1 的资金来源$/ }).waitFor()
    expect(complaints).toEqual([])
  })

  test('a slow network: the page says that it is loading, then shows what came', async () => {
    const { page } = await stageOf().enter('auditor')
    await page.route('**/api/findings?**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    await page.getByRole('link', { name: '问题整改' }).click()
    await page.locator('.ant-spin-spinning').first().waitFor()
    await page.getByRole('link', { name: /^WT/ }).first().waitFor()
  })
}

async function endSessions({ as }: Stage, username: string): Promise<void> {
  const users = await as('administrator', { url: '/api/users' })
  const user = users
    .json<{ id: string; username: string }[]>()
    .find((one) => one.username === username)
  const url = `/api/users/${user?.id}/sessions`
  const ended = await as('administrator', { method: 'DELETE', url })
  expect(ended.statusCode, ended.body).toBe(200)
}

async function findingIn({ as }: Stage, state: string): Promise<Finding> {
  const answer = await as('auditor', { url: `/api/findings?state=${state}` })
  const [found] = answer.json<{ items: Finding[] }>().items
  if (found === undefined) throw new Error(`the sample has no finding that is ${state}`)
  return found
}
