import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { choose, confirm } from './hands.ts'
import { inspectBoth } from './inspect.ts'
import type { Stage } from './stage.ts'

const soon = { timeout: 30_000 }
const month = '2023-03'

interface Exception {
  id: string
  kind: string
  state: string
  ageDays: number
  bank: { serial: string } | null
  assignedTo: string | null
  version: number
}

/** Who works off what of a month's exceptions. */
export function exceptionDesk(stageOf: () => Stage): void {
  test('are narrowed by kind, age and person; the address keeps it, and it is cleared', async () => {
    const stage = stageOf()
    const all = await waiting(stage)
    const { page, complaints } = await stage.enter('finance', `/reconciliation?month=${month}`)
    await page.getByText(`差异处理 (${all.length})`).waitFor()
    await choose(page, '差异种类', '行有账无')
    const ofKind = all.filter(({ kind }) => kind === 'in_bank_not_in_books')
    expect(ofKind.length).toBeGreaterThan(0)
    expect(ofKind.length).toBeLessThan(all.length)
    await page.getByText(`差异处理 (${ofKind.length})`).waitFor()
    await choose(page, '挂账天数', '30 天以上')
    const old = ofKind.filter(({ ageDays }) => ageDays >= 30)
    await page.getByText(`差异处理 (${old.length})`).waitFor()
    await choose(page, '负责人', '未指派')
    await page.reload()
    await page.getByText(`差异处理 (${old.length})`).waitFor()
    const asked = { kind: 'in_bank_not_in_books', minAgeDays: '30', assignedTo: 'nobody' }
    expect(addressOf(page)).toMatchObject(asked)
    await choose(page, '负责人', '我的')
    await page.getByText('没有符合条件的记录').first().waitFor()
    await page.getByRole('button', { name: '清除' }).first().click()
    await page.getByText(`差异处理 (${all.length})`).waitFor()
    for (const name of Object.keys(asked)) expect(addressOf(page)).not.toHaveProperty(name)
    expect(complaints).toEqual([])
  })

  test('a match by hand offers what the list is narrowed from', async () => {
    const stage = stageOf()
    const all = await waiting(stage)
    const open = all.find(({ state }) => state === 'open')
    const other = all.find(({ kind, bank }) => kind !== open?.kind && bank !== null)
    const serial = other?.bank?.serial ?? ''
    expect(serial).not.toBe('')
    const at = `/reconciliation?month=${month}&kind=${open?.kind}&exception=${open?.id}`
    const { page, complaints } = await stage.enter('finance', at)
    await page.getByRole('button', { name: '人工勾对' }).click()
    await page.getByRole('dialog').getByRole('combobox', { name: '银行未勾对' }).fill(serial)
    await page.locator('.ant-select-item-option', { hasText: serial }).waitFor()
    expect(complaints).toEqual([])
  })

  test('finance takes one, and goes on by keyboard', async () => {
    const stage = stageOf()
    const [first] = await waiting(stage)
    const visit = await stage.enter('finance', `/reconciliation?month=${month}&assignedTo=nobody`)
    const { page } = visit
    await page.getByRole('button', { name: '由我处理' }).click()
    await expect.poll(async () => (await read(stage, first?.id)).assignedTo, soon).not.toBeNull()
    await page.getByRole('button', { name: '由我处理' }).waitFor()
    await expect.poll(() => page.locator('.ant-row:focus').count(), soon).toBe(1)
    await page.keyboard.press('n')
    await expect.poll(() => addressOf(page)['exception'], soon).toBeDefined()
    await choose(page, '负责人', '我的')
    await page.getByText('差异处理 (1)').waitFor()
    await page.getByText('指派给 演示财务').waitFor()
    expect(await page.getByRole('button', { name: '由我处理' }).count()).toBe(0)
    await inspectBoth(stage, visit, 'exceptions-of-mine')
  })

  test('is given to a colleague and back to nobody; letters of a reason are no shortcuts', async () => {
    const stage = stageOf()
    const [{ id, state } = { id: '', state: '' }] = await waiting(stage)
    const at = `/reconciliation?month=${month}&exception=${id}`
    const { page, complaints } = await stage.enter('finance', at)
    const give = async (to: string, why: string) => {
      await page.getByRole('button', { name: '指派', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await choose(dialog, '负责人', to)
      await dialog.getByLabel('理由').pressSequentially(why)
      await confirm(page)
      await dialog.waitFor({ state: 'hidden' })
    }
    await give('演示审计 (监督检查)', 'known to him')
    await page.getByText('指派给 演示审计 known to him').waitFor()
    expect(addressOf(page)['exception']).toBe(id)
    await give('未指派', '')
    await page.getByText('取消指派').waitFor()
    expect(await read(stage, id)).toMatchObject({ state, assignedTo: null })
    expect(complaints).toEqual([])
  })

  test('many are ticked, or all, and given away at once', async () => {
    const stage = stageOf()
    const all = await waiting(stage)
    const two = all.filter(({ bank }) => bank !== null).slice(0, 2)
    expect(two).toHaveLength(2)
    const visit = await stage.enter('finance', `/reconciliation?month=${month}`)
    const { page } = visit
    const button = page.getByRole('button', { name: '批量指派(' })
    await button.waitFor()
    expect(await button.isDisabled()).toBe(true)
    for (const { id } of two) {
      await page.locator(`[data-row-key='${id}']`).getByRole('checkbox').check()
    }
    await inspectBoth(stage, visit, 'exceptions-ticked')
    await page.getByRole('button', { name: '批量指派(2)' }).click()
    const dialog = page.getByRole('dialog')
    await choose(dialog, '负责人', '演示审计 (监督检查)')
    await dialog.getByLabel('理由').fill('请协查')
    await confirm(page)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: '批量指派(0)' }).waitFor()
    const given = await Promise.all(two.map(({ id }) => read(stage, id)))
    expect(new Set(given.map(({ assignedTo }) => assignedTo)).size).toBe(1)
    expect(given[0]?.assignedTo).not.toBeNull()
    const exceptions = given.map(({ id, version }) => ({ id, version }))
    await stage.as('finance', {
      method: 'POST',
      url: '/api/reconciliation-exceptions/assignments',
      payload: { exceptions, assignedTo: null },
    })
    await page.getByLabel('全选').check()
    await page.getByRole('button', { name: `批量指派(${all.length})` }).waitFor()
  })

  test('a colleague was quicker: said, and the next try is of what he has made of it', async () => {
    const stage = stageOf()
    const [{ id } = { id: '' }] = await waiting(stage)
    const at = `/reconciliation?month=${month}&exception=${id}`
    const { page } = await stage.enter('finance', at)
    const take = page.getByRole('button', { name: '由我处理' })
    await take.waitFor()
    const { version } = await read(stage, id)
    const quicker = await stage.as('finance', {
      method: 'PUT',
      url: `/api/reconciliation-exceptions/${id}/assignment`,
      headers: { 'if-match': `"v${version}"` },
      payload: { assignedTo: null, note: '同事在看' },
    })
    expect(quicker.statusCode, quicker.body).toBe(200)
    await take.click()
    await page.getByRole('alert').filter({ hasText: '内容已被更改' }).waitFor()
    await page.getByText('同事在看').waitFor()
    await take.click()
    await take.waitFor({ state: 'hidden' })
    expect(await read(stage, id)).toMatchObject({ version: version + 2 })
  })

  test('who may not assign sees who has it, and nothing to press', async () => {
    const stage = stageOf()
    const { page, complaints } = await stage.enter('auditor', `/reconciliation?month=${month}`)
    await page.getByText('负责人', { exact: true }).first().waitFor()
    await page.getByText('指派给 演示财务').first().waitFor()
    for (const name of ['由我处理', '指派']) {
      expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0)
    }
    expect(complaints).toEqual([])
  })
}

const addressOf = (page: Page): Record<string, string> =>
  Object.fromEntries(new URL(page.url()).searchParams)

async function waiting({ as }: Stage): Promise<Exception[]> {
  const url = `/api/reconciliation-exceptions?month=${month}&waiting=true&limit=500`
  return (await as('finance', { url })).json<{ items: Exception[] }>().items
}

async function read({ as }: Stage, id = ''): Promise<Exception> {
  return (await as('finance', { url: `/api/reconciliation-exceptions/${id}` })).json<Exception>()
}
