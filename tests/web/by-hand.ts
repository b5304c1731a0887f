import { expect, test } from 'vitest'
import { sampleProof } from '../../src/demo/sample-proof.ts'
import { choose, confirm, pickDay } from './hands.ts'
import { inspect } from './inspect.ts'
import type { Stage, Visit } from './stage.ts'

const soon = { timeout: 30_000 }
const findingPage = /\/findings\/[0-9a-f-]{36}$/

/** What people enter, try out and work off by hand. */
export function byHand(stageOf: () => Stage): void {
  test('an auditor records what an inspection found, and a refusal loses nothing of it', async () => {
    const stage = stageOf()
    const visit = await stage.enter('auditor', '/findings')
    const { page, complaints } = visit
    await page.getByRole('button', { name: '登记问题' }).click()
    const dialog = page.getByRole('dialog')
    await confirm(page)
    await dialog.getByText('请选择').or(dialog.getByText('请输入')).first().waitFor()
    await dialog
      .locator(':focus')
      .and(dialog.getByLabel('来源', { exact: true }))
      .waitFor()
    await choose(dialog, '来源', '日常检查')
    await pickDay(dialog, '发现日期', '2023-02-20')
    await choose(dialog, '乡镇(街道)', '路口镇')
    await choose(dialog, '问题类型', '其他')
    await dialog.getByLabel('问题描述').fill('入户抽查发现公示栏未更新发放名单')
    await dialog.getByLabel('金额(元)').fill('0.00')
    await choose(dialog, '整改类型', '立行立改')
    await pickDay(dialog, '整改期限', '2027-06-30')
    await dialog.getByLabel('责任单位').fill('路口镇社会事务办')
    await confirm(page)
    await expect.poll(() => whereOrWhy(visit), { timeout: 60_000 }).toMatch(findingPage)
    await page.getByText('入户抽查发现公示栏未更新发放名单').first().waitFor()
    await inspect(stage, visit, 'finding')
    expect(complaints).toEqual([])
  })

  test('an auditor tries other parameters of a rule, and nothing changes', async () => {
    const stage = stageOf()
    const before = await stage.as('auditor', {
      url: '/api/alerts?limit=1&ruleCode=retention.unpaid',
    })
    const visit = await stage.enter('auditor', '/rules?rule=retention.unpaid')
    const drawer = visit.page.getByRole('dialog')
    await drawer.getByRole('spinbutton').first().fill('1')
    await drawer.getByRole('button', { name: '试算' }).click()
    await drawer.getByText(/新增 \d+ 条,.*不变 \d+ 条/).waitFor()
    await inspect(stage, visit, 'rule-preview')
    const after = await stage.as('auditor', {
      url: '/api/alerts?limit=1&ruleCode=retention.unpaid',
    })
    expect(after.body).toBe(before.body)
  })

  test('a township reports an indicator with its proof', async () => {
    const stage = stageOf()
    const { page, complaints } = await stage.enter('township-430603003')
    const row = page.getByRole('row').filter({ has: page.getByRole('button', { name: '填报' }) })
    const name = await row.first().getByRole('cell').first().innerText()
    await row.first().getByRole('button', { name: '填报' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^填报值/).fill('3')
    await dialog.getByLabel('备注').fill('全年培训台账见附件')
    const buffer = sampleProof('INDICATOR')
    const file = { name: 'indicator.pdf', mimeType: 'application/pdf', buffer }
    await dialog.locator('input[type=file]').setInputFiles(file)
    await dialog.getByText('indicator.pdf').waitFor()
    await confirm(page)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('row').filter({ hasText: name }).getByText('3', { exact: true }).waitFor()
    expect(complaints).toEqual([])
  })

  test('the exceptions of a month are worked off without a mouse', async () => {
    const stage = stageOf()
    const month = '2023-03'
    const { page, complaints } = await stage.enter('finance', `/reconciliation?month=${month}`)
    const chosen = () => new URL(page.url()).searchParams.get('exception')
    /** Goes on to one that nobody has decided on. */
    const firstOpen = async () => {
      for (let tries = 0; tries < 20; tries += 1) {
        const id = chosen() ?? ''
        await page.locator(`[data-row-key='${id}'][aria-current='true']`).first().waitFor()
        if ((await stateOf(stage, id)) === 'open') return id
        await page.keyboard.press('n')
        await expect.poll(chosen, soon).not.toBe(id)
      }
      throw new Error(`no exception of ${month} is open`)
    }
    const first = page.locator('[data-row-key] input').first()
    await first.focus()
    await page.keyboard.press('n')
    await expect.poll(chosen, soon).not.toBeNull()
    const second = chosen()
    await page.keyboard.press('ArrowUp')
    await expect.poll(chosen, soon).not.toBe(second)
    await page.keyboard.press('n')
    await expect.poll(chosen, soon).toBe(second)
    const id = await firstOpen()
    for (const key of ['Control+m', 'Control+r', 'Meta+t', 'Alt+b']) await page.keyboard.press(key)
    expect(await page.getByRole('dialog').count()).toBe(0)
    for (const [key, title] of [
      ['m', '人工勾对'],
      ['b', '更正入账'],
      ['t', '转未达账项'],
    ] as const) {
      await page.keyboard.press(key)
      const dialog = page.getByRole('dialog').filter({ hasText: title })
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      await expect.poll(() => page.locator('.ant-card :focus').count(), soon).toBe(1)
    }
    await page.keyboard.press('r')
    await page.getByLabel('理由').fill('请监督检查核实')
    await page.keyboard.press('Tab')
    await confirm(page)
    await expect.poll(async () => stateOf(stage, id), soon).toMatch(/proposed|referred/)
    if ((await stateOf(stage, id)) === 'proposed') {
      const leader = await stage.enter('leader', `/reconciliation?month=${month}&exception=${id}`)
      await leader.page.getByRole('button', { name: '复核通过' }).press('a')
      await leader.page.getByLabel('理由').fill('同意移交')
      await confirm(leader.page)
    }
    await expect.poll(async () => stateOf(stage, id), soon).toBe('referred')
    expect(complaints).toEqual([])
  })

  test('what was done about an exception is shown, and can be taken back', async () => {
    const stage = stageOf()
    const listed = await stage.as('finance', {
      url: '/api/reconciliation-exceptions?month=2023-03&kind=fee_or_interest&state=open',
    })
    const id = listed.json<{ items: { id: string }[] }>().items[0]?.id ?? ''
    const at = `/reconciliation?month=2023-03&exception=${id}`
    const { page, complaints } = await stage.enter('finance', at)
    await page.getByRole('button', { name: '更正入账' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('更正凭证号').fill('GZ-撤销')
    await pickDay(dialog, '入账日期', '2023-03-31')
    await dialog.getByLabel('理由').fill('结息')
    await confirm(page)
    await expect.poll(async () => stateOf(stage, id), soon).toBe('resolved')
    await dialog.waitFor({ state: 'hidden' })
    await choose(page, '处理情况', '已了结')
    await page.getByText('GZ-撤销').first().waitFor()
    await page.getByRole('button', { name: '撤销处理' }).click()
    await dialog.getByLabel('理由').fill('凭证有误')
    await confirm(page)
    await expect.poll(async () => stateOf(stage, id), soon).toBe('open')
    expect(complaints).toEqual([])
  })
}

/** The page that a dialog has led to; or what the dialog says where it stays. */
async function whereOrWhy({ page, complaints }: Visit): Promise<string> {
  const dialog = page.getByRole('dialog')
  if ((await dialog.count()) === 0) return page.url()
  return [...(await dialog.allInnerTexts()), ...complaints].join('\n')
}

async function stateOf({ as }: Stage, id: string): Promise<string> {
  const answer = await as('finance', { url: `/api/reconciliation-exceptions/${id}` })
  return answer.json<{ state: string }>().state
}
