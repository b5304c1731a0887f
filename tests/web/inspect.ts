import path from 'node:path'
import { expect } from 'vitest'
import { violationsOf } from './axe.ts'
import type { Stage, Visit } from './stage.ts'

/** A page as it stands: a picture of it is kept; no violation of WCAG, no complaint. */
export async function inspect(stage: Stage, visit: Visit, name: string): Promise<void> {
  const { page, complaints } = visit
  await page.waitForLoadState('networkidle')
  const spinning = page.locator('.ant-spin-spinning')
  await expect.poll(() => spinning.count(), { timeout: 60_000 }).toBe(0)
  await page.screenshot({ path: path.join(stage.pictures, `${name}.png`), fullPage: true })
  expect(await violationsOf(page)).toEqual([])
  expect(complaints).toEqual([])
}
