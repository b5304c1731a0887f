import path from 'node:path'
import { expect, test } from 'vitest'
import type { Stage } from './stage.ts'

/** What a printed page shows: whole tables, black on white, and nothing that cannot be pressed. */
export function onPaper(stageOf: () => Stage): void {
  test('no navigation, no button, every loaded row, black on white even where it was dark', async () => {
    const stage = stageOf()
    const { page } = await stage.enter('auditor', '/alerts')
    await page.locator('.ant-table-row').first().waitFor()
    await page.getByRole('button', { name: '深色' }).click()
    const loaded = await stage.as('auditor', { url: '/api/alerts?status=open&limit=100' })
    const { items } = loaded.json<{ items: unknown[] }>()
    await page.emulateMedia({ media: 'print' })
    await expect.poll(() => page.locator('main .ant-table-row').count()).toBe(items.length)
    await page.screenshot({ path: path.join(stage.pictures, 'on-paper.png'), fullPage: true })
    expect(await page.getByRole('navigation').isVisible()).toBe(false)
    const buttons = await page.locator('button:not(.ant-btn-link)').all()
    expect(buttons.length).toBeGreaterThan(3)
    for (const button of buttons) expect(await button.isVisible()).toBe(false)
    const colours = await page.evaluate<string[]>(`
      [...document.querySelectorAll('html, body, .ant-layout, main, main td, main .ant-table-cell')]
        .flatMap((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor])`)
    expect([...new Set(colours)].toSorted()).toEqual(['rgb(0, 0, 0)', 'rgba(0, 0, 0, 0)'])
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('button', { name: '浅色' }).click()
  })

  test('a wide statement keeps all its columns on the page', async () => {
    const { page } = await stageOf().enter('finance', '/statements?by=category')
    await page.getByRole('cell', { name: '合计' }).waitFor()
    await page.emulateMedia({ media: 'print' })
    const right = () =>
      page.evaluate<number>(`
        Math.max(...[...document.querySelectorAll('main th')].map((one) =>
          one.getBoundingClientRect().right))`)
    const width = page.viewportSize()?.width ?? 0
    await expect.poll(right, { timeout: 30_000 }).toBeLessThanOrEqual(width)
    expect(await right()).toBeGreaterThan(0)
  })
}
