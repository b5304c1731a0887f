import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { violationsOf } from './axe.ts'
import { deskWork } from './desk-work.ts'
import { journeys } from './journeys.ts'
import { mishaps } from './mishaps.ts'
import { openStage, type Stage, type Visit } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 180_000)

describe('every page', () => {
  const pages = [
    ['leader', '/', 'overview', '资金流向(万元)'],
    ['finance', '/funds', 'documents', '指标文'],
    ['finance', '/funds?tab=proposals', 'proposals', '测算分配建议'],
    ['finance', '/funds?tab=allocations', 'allocations', '决定文号'],
    ['finance', '/funds?tab=disbursements', 'disbursements', '渠道'],
    ['finance', '/funds?tab=batches&month=2023-03', 'batches', '发放进度'],
    ['leader', '/funds?tab=dwell', 'dwell', '平均停留'],
    ['leader', '/trace?document=湘财社指〔2022〕148号', 'trace', '发放到人'],
    ['finance', '/reconciliation?month=2023-03', 'reconciliation', '差异处理'],
    ['finance', '/reconciliation?month=2023-03&tab=finance', 'finance-bureau', '财政金额'],
    ['auditor', '/alerts', 'alerts', '疑点'],
    ['auditor', '/rules', 'rules', '规则目录'],
    ['auditor', '/findings', 'findings', '问题整改'],
    ['leader', '/evaluation', 'evaluations', '绩效评价'],
    ['township-430603002', '/', 'township', '应报送的材料'],
    ['administrator', '/administration', 'users', '新建用户'],
    ['administrator', '/administration?tab=parameters', 'parameters', '现行值'],
    ['administrator', '/administration?tab=imports', 'imports', '导入时间'],
    ['administrator', '/administration?tab=jobs', 'jobs', '发起人'],
    ['finance', '/administration?tab=expected', 'expected', '登记应到文件'],
    ['administrator', '/administration?tab=journal', 'journal', '尚未校验过'],
  ] as const

  const visits = new Map<string, Visit>()

  test.each(pages)(
    '%s at %s: no violation, no complaint, a picture',
    async (who, at, name, says) => {
      const visit = visits.get(who) ?? (await stage.enter(who))
      visits.set(who, visit)
      const { page, complaints } = visit
      complaints.length = 0
      await page.goto(`${stage.origin}${at}`)
      await page.getByRole('main').getByText(says).first().waitFor()
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: path.join(stage.pictures, `${name}.png`), fullPage: true })
      expect(await violationsOf(page)).toEqual([])
      expect(complaints).toEqual([])
    },
  )
})

describe('the main journey', () => journeys(() => stage))
describe('the desk', () => deskWork(() => stage))
describe('a mishap', () => mishaps(() => stage))

test('the first page is small: charts apart, everything compressed', async () => {
  const context = await stage.browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto(stage.origin)
  await page.getByLabel('用户名').waitFor()
  await page.waitForLoadState('networkidle')
  await context.close()
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(700_000)
})
