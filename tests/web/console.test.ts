import { afterEach, beforeAll, describe, test, vi } from 'vitest'
import { appeals } from './appeals.ts'
import { byHand } from './by-hand.ts'
import { deciding } from './deciding.ts'
import { deskWork } from './desk-work.ts'
import { entitled } from './entitled.ts'
import { exceptionDesk } from './exception-desk.ts'
import { files } from './files.ts'
import { firstLoad } from './first-load.ts'
import { inspect } from './inspect.ts'
import { journeys } from './journeys.ts'
import { longNames } from './long-names.ts'
import { lookingUp } from './looking-up.ts'
import { mishaps } from './mishaps.ts'
import { monthEnd } from './month-end.ts'
import { onPaper } from './on-paper.ts'
import { orders } from './orders.ts'
import { openStage, type Stage } from './stage.ts'
import { twoPeople } from './two-people.ts'

// A browser on a machine that does much else is slow without being wrong.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 600_000 })

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') console.error(await stage.whereabouts())
})

describe('every page', () => {
  const pages = [
    ['leader', '/', 'overview', '资金流向(万元)'],
    ['finance', '/funds', 'documents', '指标文'],
    ['finance', '/funds?tab=proposals', 'proposals', '测算分配建议'],
    ['finance', '/funds?tab=allocations', 'allocations', '决定文号'],
    ['finance', '/funds?tab=disbursements', 'disbursements', '渠道'],
    ['finance', '/funds?tab=batches&month=2023-03', 'batches', '发放进度'],
    ['finance', '/entitled', 'entitled', '起始月份'],
    ['finance', '/statements', 'statement-stages', '累计转入'],
    ['finance', '/statements?by=township', 'statement-townships', '陆城镇'],
    ['leader', '/funds?tab=dwell', 'dwell', '平均停留'],
    ['leader', '/trace?document=湘财社指〔2022〕148号', 'trace', '发放到人'],
    ['finance', '/reconciliation?month=2023-03', 'reconciliation', '差异处理'],
    ['finance', '/reconciliation?month=2023-03&tab=finance', 'finance-bureau', '财政金额'],
    ['auditor', '/alerts', 'alerts', '疑点'],
    ['auditor', '/risk', 'risk', '陆城镇'],
    ['auditor', '/checks', 'checks', '抽取回访对象'],
    ['auditor', '/rules', 'rules', '规则目录'],
    ['auditor', '/findings', 'findings', '问题整改'],
    ['leader', '/evaluation', 'evaluations', '绩效评价'],
    ['auditor', '/evaluation?tab=materials', 'materials', '阶段性工作情况'],
    ['leader', '/evaluation?tab=bulletins', 'bulletins', '期数'],
    ['township-430603002', '/', 'township', '应报送的材料'],
    ['administrator', '/administration', 'users', '新建用户'],
    ['administrator', '/administration?tab=parameters', 'parameters', '现行值'],
    ['leader', '/administration?tab=registers', 'registers', '各类文件最近一次导入'],
    ['administrator', '/administration?tab=imports', 'imports', '导入时间'],
    ['administrator', '/administration?tab=jobs', 'jobs', '发起人'],
    ['finance', '/administration?tab=expected', 'expected', '登记应到文件'],
    ['administrator', '/administration?tab=journal', 'journal', '尚未校验过'],
  ] as const

  test.each(pages)(
    '%s at %s: no violation, no complaint, a picture',
    async (who, at, name, says) => {
      const visit = await stage.enter(who, at)
      await visit.page.getByRole('main').getByText(says).first().waitFor()
      await inspect(stage, visit, name)
    },
  )
})

test.each([
  ['leader', '/', '资金流向(万元)'],
  ['auditor', '/alerts', '疑点'],
  ['finance', '/reconciliation?month=2023-03', '差异处理'],
  ['township-430603002', '/', '应报送的材料'],
])('in the dark, %s at %s: no violation, no complaint', async (who, at, says) => {
  const visit = await stage.enter(who, at)
  await visit.page.getByRole('button', { name: '深色' }).click()
  await visit.page.getByRole('main').getByText(says).first().waitFor()
  await inspect(stage, visit, `dark-${who}${at.split('?')[0]?.replaceAll('/', '-')}`)
  await visit.page.getByRole('button', { name: '浅色' }).click()
})

describe('the main journey', () => journeys(() => stage))
describe('the desk', () => deskWork(() => stage))
describe('the month’s end', () => monthEnd(() => stage))
describe('looking up', () => lookingUp(() => stage))
describe('long names', () => longNames(() => stage))
describe('an evaluation', () => appeals(() => stage))
describe('two people', () => twoPeople(() => stage))
describe('who is entitled', () => entitled(() => stage))
describe('by hand', () => byHand(() => stage))
describe('exceptions', () => exceptionDesk(() => stage))
describe('a decision', () => deciding(() => stage))
describe('a file', () => files(() => stage))
describe('a mishap', () => mishaps(() => stage))
describe('a list', () => orders(() => stage))
describe('on paper', () => onPaper(() => stage))
describe('the first load', () => firstLoad(() => stage))
