import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { formatFen, parseYuan } from '../../src/kernel/fen.ts'
import { choose, confirm, pickDay } from './hands.ts'
import { inspect } from './inspect.ts'
import type { Stage } from './stage.ts'

interface Outcome {
  count: number
  amount: string
}
type Preview = Record<'added' | 'dropped' | 'kept', Outcome>

/** What users click through, narrow down, try out and have refused. */
export function lookingUp(stageOf: () => Stage): void {
  test.each([
    ['湘财社指〔2022〕148号', /\/trace\?document=/, '湘财社指〔2022〕148号 的资金去向'],
    ['分配', /\/funds\?.*tab=allocations/, '资金'],
    ['农村低保', /\/statements\?.*by=category/, '资金报表'],
    ['未拨付', /\/funds\?.*tab=dwell/, '资金'],
  ])('leadership clicks %s in the flow picture and comes to its rows', async (name, at, title) => {
    const { page, complaints } = await stageOf().enter('leader', '/')
    const picture = page.getByRole('img', { name: /发放到人/ })
    await picture
      .locator('text')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .click()
    await page.waitForURL(at)
    await page.getByRole('heading', { name: title, exact: true }).waitFor()
    await page.getByRole('main').locator('.ant-table-row').first().waitFor()
    expect(complaints).toEqual([])
  })

  test('whoever uses no mouse opens the same rows by the table below the picture', async () => {
    const { page, complaints } = await stageOf().enter('leader', '/')
    await page.getByText('以表格查看').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '湘财社指〔2022〕148号' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '湘财社指〔2022〕148号 的资金去向' }).waitFor()
    await page.getByRole('main').locator('.ant-table-row').first().waitFor()
    expect(complaints).toEqual([])
  })

  test('the overview and the statement give the same execution rate', async () => {
    const { page, complaints } = await stageOf().enter('leader', '/')
    const figure = page.locator('.ant-statistic').filter({ hasText: '执行率' })
    await figure.getByText(/^\d/).first().waitFor()
    const onOverview = await figure.locator('.ant-statistic-content-value').innerText()
    await page.goto(`${stageOf().origin}/statements?by=category`)
    const total = page.getByRole('main').locator('.ant-table-row').last()
    await total.waitFor()
    expect(onOverview).toBe(await total.locator('td').last().innerText())
    expect(complaints).toEqual([])
  })

  test('the entries of the registers are filtered by kind and by the day they hold on', async () => {
    const stage = stageOf()
    const { page, complaints } = await stage.enter('leader', '/administration?tab=registers')
    await choose(page, '名单类型', '财政供养')
    const kind = await entriesOf(stage, 'kind=public_payroll')
    await expect.poll(() => rowsOf(page)).toBe(kind.length)
    const on = kind.map(({ validFrom }) => validFrom).toSorted()[0] ?? ''
    await pickDay(page, '在哪一天有效', on)
    const both = await entriesOf(stage, `kind=public_payroll&on=${on}`)
    expect(both.length).toBeLessThan(kind.length)
    await expect.poll(() => rowsOf(page)).toBe(both.length)
    const { searchParams } = new URL(page.url())
    expect([searchParams.get('register'), searchParams.get('on')]).toEqual(['public_payroll', on])
    expect(complaints).toEqual([])
  })

  test('a rule tried with another value says how many alerts come and go, and what of money', async () => {
    const stage = stageOf()
    const [code, params] = ['retention.undisbursed', { days: 1 }]
    const url = `/api/detection-rules/${code}/previews`
    const answer = await stage.as('auditor', { method: 'POST', url, payload: { params } })
    const preview = answer.json<Preview>()
    expect(preview.added.count).toBeGreaterThan(0)
    const visit = await stage.enter('auditor', `/rules?rule=${code}`)
    const drawer = visit.page.getByRole('dialog')
    await drawer.getByRole('spinbutton').first().fill('1')
    await drawer.getByRole('button', { name: '试算' }).click()
    const said = ({ count, amount }: Outcome) =>
      `${count} 条,${formatFen(parseYuan(amount) ?? 0n)} 元`
    const { added, dropped, kept } = preview
    const figures = `新增 ${said(added)};减少 ${said(dropped)};不变 ${said(kept)}`
    await drawer.getByText(figures).waitFor()
    await inspect(stage, visit, 'rule-preview-figures')
  })

  test('a grade that a veto holds down is marked, and the ranking says by which', async () => {
    const visit = await stageOf().enter('leader', '/')
    const ranking = visit.page.getByRole('table').filter({ hasText: '等次' })
    const held = ranking.getByRole('row').filter({ hasText: /\*$/ })
    await held.first().waitFor()
    const rows = await held.getByRole('link').allInnerTexts()
    expect(rows.length).toBeGreaterThan(0)
    const why = await visit.page.getByText(/^\*/).innerText()
    for (const name of rows) {
      expect(why).toContain(`${name}因否决项(V1 查实挪用、截留问题)由良好降为合格`)
    }
    await inspect(stageOf(), visit, 'grade-held-down')
  })

  test('what is entered by hand and refused is said at its fields, and nothing else is lost', async () => {
    const stage = stageOf()
    const visit = await stage.enter('finance', '/funds')
    const { page } = visit
    await page.getByRole('button', { name: '登记指标文' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('文号').fill('财社一号')
    await dialog.getByLabel('标题').fill('关于下达困难群众救助补助资金的通知')
    await choose(dialog, '级次', '省级')
    await pickDay(dialog, '下达日期', '2023-03-01')
    await pickDay(dialog, '收到日期', '2023-03-06')
    await dialog.getByLabel('金额(元)').fill('0')
    await confirm(page)
    await dialog.getByText('请更正标红的各项').waitFor()
    const faulty = (label: string) => dialog.locator('.ant-form-item', { hasText: label })
    await faulty('文号')
      .getByText(/^应为 .*号 的形式$/)
      .waitFor()
    await faulty('金额(元)').getByText('金额应大于零').waitFor()
    await inspect(stage, { ...visit, complaints: [] }, 'refused-by-hand')
    expect(await dialog.getByLabel('标题').inputValue()).toBe('关于下达困难群众救助补助资金的通知')
    await dialog.getByLabel('文号').fill('湘财社指〔2023〕78号')
    await dialog.getByLabel('金额(元)').fill('100.00')
    await confirm(page)
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('湘财社指〔2023〕78号').waitFor()
  })
}

const rowsOf = (page: Page): Promise<number> =>
  page.locator('.ant-card', { hasText: '比对名单明细' }).locator('.ant-table-row').count()

async function entriesOf({ as }: Stage, query: string): Promise<{ validFrom: string }[]> {
  const answer = await as('leadership', { url: `/api/register-entries?${query}&limit=500` })
  return answer.json<{ items: { validFrom: string }[] }>().items
}
