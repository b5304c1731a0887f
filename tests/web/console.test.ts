import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 180_000)

describe('every page', () => {
  const pages = [
    ['leader', '/', 'overview', '资金流向(万元)'],
    ['finance', '/reconciliation?month=2023-03', 'reconciliation', '差异处理'],
    ['auditor', '/alerts', 'alerts', '疑点'],
    ['auditor', '/findings', 'findings', '问题整改'],
    ['leader', '/evaluation', 'evaluations', '绩效评价'],
  ] as const

  test.each(pages)(
    '%s at %s: no violation, no complaint, a picture',
    async (who, at, name, says) => {
      const { page, complaints } = await stage.enter(who, at)
      await page.getByText(says).first().waitFor()
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: path.join(stage.pictures, `${name}.png`), fullPage: true })
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
    },
  )
})
