import { expect, test } from 'vitest'
import type { Entitlement } from '../../src/features/people/entitlements/schemas.ts'
import { identityNumber } from '../support/files.ts'
import { entitledHead, entitledRow } from '../support/roster-district.ts'
import { choose, confirm, pickDay } from './hands.ts'
import { inspect, inspectBoth } from './inspect.ts'
import type { Stage, Visit } from './stage.ts'

/** What a clerk does with the list of who is entitled. */
export function entitled(stageOf: () => Stage): void {
  test('it is narrowed down by place, month, state, register and name', async () => {
    const stage = stageOf()
    const visit = await stage.enter('leader', '/entitled')
    const { page, complaints } = visit
    expect(await page.getByRole('button', { name: '导入在保名单' }).count()).toBe(0)
    await choose(page, '救助类别', '农村低保')
    await pickDay(page, '在保月份', '2023-02')
    await choose(page, '死亡登记', '已登记死亡')
    const query = 'category=dibao_rural&month=2023-02&deceased=true'
    const wanted = await recordsOf(stage, query)
    await expect.poll(() => rows(visit).count()).toBe(wanted.length)
    await page.getByRole('button', { name: '清除' }).last().click()
    const { rows: named } = await stage.services.pool.query<{ name: string; count: number }>(
      `select name, count(*)::int as count from person
      join eligibility on person_id = person.id group by name order by 2 desc, 1 limit 1`,
    )
    await page.getByLabel('享受人姓名(全名)').fill(named[0]?.name ?? '')
    await page.getByLabel('享受人姓名(全名)').press('Enter')
    await expect.poll(() => rows(visit).count()).toBe(named[0]?.count)
    expect(await page.getByText(named[0]?.name ?? '').count()).toBe(0)
    await inspectBoth(stage, visit, 'entitled-narrowed')
    expect(complaints).toEqual([])
  })

  test('finance ends a record, is told what is paid beyond, and takes it back', async () => {
    const stage = stageOf()
    const at = '/entitled?state=open&month=2023-01&category=dibao_rural&sort=fromMonth'
    const visit = await stage.enter('finance', at)
    const { page } = visit
    await page.getByRole('button', { name: '终止', exact: true }).first().click()
    const dialog = page.getByRole('dialog')
    await pickDay(dialog, '最后享受月份', '2023-01')
    await choose(dialog, '终止原因', '其他')
    await confirm(page)
    await dialog.getByText('其他原因须写明').waitFor()
    await inspect(stage, { ...visit, complaints: [] }, 'entitled-refused')
    await dialog.getByLabel('备注').fill('入户核实已迁往外省')
    await confirm(page)
    await dialog.waitFor({ state: 'hidden' })
    const told = page.getByRole('main').getByRole('alert')
    await told.getByText(/已终止,最后享受月份 2023-01$/).waitFor()
    await told.getByText(/此后月份已发放或已送银行 2 笔、[\d,.]+ 元/).waitFor()
    await inspect(stage, { ...visit, complaints: [] }, 'entitled-ended')
    await told.getByRole('button', { name: '关闭' }).click()
    visit.complaints.length = 0
    await page.goto(`${stage.origin}/entitled?state=ended`)
    const row = rows(visit).filter({ hasText: '其他 · 入户核实已迁往外省' })
    await row.getByRole('button', { name: '撤销终止' }).click()
    await page.getByRole('dialog').getByLabel('理由').fill('系同名误办')
    await confirm(page)
    await row.waitFor({ state: 'detached' })
    await inspect(stage, visit, 'entitled-reopened')
  })

  test('a list is rehearsed there, and says what its rows come to', async () => {
    const stage = stageOf()
    const visit = await stage.enter('finance', '/entitled')
    const { page } = visit
    await page.getByRole('button', { name: '导入在保名单' }).click()
    const row = entitledRow({ n: 77, standard: '500.00', from: '2023-03' }).join(',')
    const buffer = Buffer.from(`${entitledHead}\n${row}\n`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '在保.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: '试导入' }).click()
    await page.getByText('试导入通过,共 1 行').waitFor()
    await page.getByText('新增 1', { exact: true }).waitFor()
    expect(await page.getByText(identityNumber(77)).count()).toBe(0)
    await inspect(stage, visit, 'entitled-rehearsed')
    await page.locator('.ant-drawer-close').click()
  })
}

const rows = ({ page }: Visit) => page.getByRole('main').locator('.ant-table-row')

async function recordsOf({ as }: Stage, query: string): Promise<Entitlement[]> {
  const answer = await as('leadership', { url: `/api/eligibilities?${query}&limit=100` })
  return answer.json<{ items: Entitlement[] }>().items
}
