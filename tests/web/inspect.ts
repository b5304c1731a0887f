import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import { violationsOf } from './axe.ts'
import type { Stage, Visit } from './stage.ts'

/** A page as it stands: a picture of it is kept; no violation of WCAG, no complaint. */
export async function inspect(stage: Stage, visit: Visit, name: string): Promise<void> {
  const { page, complaints } = visit
  await settled(visit)
  await page.screenshot({ path: path.join(stage.pictures, `${name}.png`), fullPage: true })
  expect(await violationsOf(page)).toEqual([])
  expect(complaints).toEqual([])
}

/** A page in light and in dark, a picture of each. */
export async function inspectBoth(stage: Stage, visit: Visit, name: string): Promise<void> {
  await inspect(stage, visit, name)
  await visit.page.getByRole('button', { name: '深色' }).click()
  await visit.page.evaluate(
    'Promise.allSettled(document.getAnimations().map((one) => one.finished))',
  )
  await inspect(stage, visit, `dark-${name}`)
  await visit.page.getByRole('button', { name: '浅色' }).click()
}

const moment = 50
const momentsOfQuiet = 3
const patience = 60_000

/** Colours and places on their way to others; what turns without end is none of them. */
const moving = `document.getAnimations().filter(({ playState, effect }) =>
  playState === 'running' && effect.getComputedTiming().endTime !== Infinity).length`

/** Nothing was asked for, nothing turned and nothing changed its colour for a moment. */
async function settled({ page, underWay }: Visit): Promise<void> {
  const spinning = page.locator('.ant-spin-spinning')
  const until = Date.now() + patience
  for (let quiet = 0; quiet < momentsOfQuiet; await wait(moment)) {
    const isQuiet =
      underWay.size === 0 && (await spinning.count()) === 0 && (await page.evaluate(moving)) === 0
    quiet = isQuiet ? quiet + 1 : 0
    expect(Date.now(), 'the page does not come to rest').toBeLessThan(until)
  }
}
