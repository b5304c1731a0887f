import { expect, test } from 'vitest'
import { choose, confirm, pickDay } from './hands.ts'
import { inspect } from './inspect.ts'
import type { Stage } from './stage.ts'

/** What is decided for several at once, set for days to come, or printed for the file. */
export function deciding(stageOf: () => Stage): void {
  test('an auditor dismisses two alerts at once, and takes both back', async () => {
    const stage = stageOf()
    const reasons = await stage.as('auditor', { url: '/api/dismissal-reasons' })
    const [reason] = reasons.json<{ name: string }[]>()
    const { page, complaints } = await stage.enter('auditor', '/alerts')
    const rows = page.locator('.ant-table-row')
    await rows.nth(1).waitFor()
    const keys = [0, 1].map(async (at) => (await rows.nth(at).getAttribute('data-row-key')) ?? '')
    const ids = await Promise.all(keys)
    const decide = async (button: string) => {
      for (const id of ids)
        await page.locator(`[data-row-key='${id}']`).getByRole('checkbox').check()
      await page.getByRole('button', { name: button, exact: true }).click()
      if (button === '排除') await choose(page, '排除原因', reason?.name ?? '')
      await page.getByLabel('理由').fill('已核对原始凭证')
      await confirm(page)
      for (const id of ids) {
        await page.locator(`[data-row-key='${id}']`).waitFor({ state: 'detached' })
      }
    }
    await decide('排除')
    expect(await statesOf(stage, ids)).toEqual(['dismissed', 'dismissed'])
    await page.goto(`${stage.origin}/alerts?status=dismissed`)
    await decide('恢复待处理')
    expect(await statesOf(stage, ids)).toEqual(['open', 'open'])
    expect(complaints).toEqual([])
  })

  test('the administrator sets a parameter for days to come, and it is in the history', async () => {
    const stage = stageOf()
    const visit = await stage.enter('administrator', '/administration?tab=parameters')
    const { page } = visit
    const row = page.getByRole('row').filter({ hasText: 'retention.undisbursed' })
    await row.getByRole('button').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('spinbutton').first().fill('25')
    await pickDay(dialog, '生效日期', '2030-01-01')
    await dialog.getByLabel('理由').fill('按新的发放办法')
    await confirm(page)
    await dialog.waitFor({ state: 'hidden' })
    await row.getByRole('button').click()
    await dialog.getByText(/2030-01-01.*按新的发放办法/).waitFor()
    await inspect(stage, visit, 'parameter-history')
  })

  test('the rectification ledger is shown as a PDF', async () => {
    const { page } = await stageOf().enter('auditor', '/findings')
    const answered = page.waitForResponse(/\/api\/reports\/rectification/)
    await page.getByRole('button', { name: '整改台账 PDF' }).click()
    const answer = await answered
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
    await page.locator('iframe[title="整改台账 PDF"]').waitFor()
    // The browser's PDF viewer lets nothing more be done with the page.
    await page.close()
  })
}

async function statesOf({ as }: Stage, ids: readonly string[]): Promise<string[]> {
  const answers = await Promise.all(ids.map((id) => as('auditor', { url: `/api/alerts/${id}` })))
  return answers.map((answer) => answer.json<{ status: string }>().status)
}
