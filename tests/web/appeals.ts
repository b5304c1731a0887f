import { expect, test } from 'vitest'
import { sampleProof } from '../../src/demo/sample-proof.ts'
import { choose, confirm } from './hands.ts'
import { inspectBoth } from './inspect.ts'
import type { Stage } from './stage.ts'

interface Run {
  id: string
  state: string
  version: number
}

const scheme = 'effectiveness-2023'
const own = '430603002'

/** What a township can say about its scores, and what the bureau can try out on them. */
export function appeals(stageOf: () => Stage): void {
  test('a township appeals, the auditor upholds it, leadership approves the new score', async () => {
    const stage = stageOf()
    const { id } = await reviewedRun(stage)
    const at = `/evaluation/${id}?tab=appeals`
    const township = await stage.enter(`township-${own}`, at)
    await township.page.getByRole('button', { name: '提出申诉' }).click()
    const dialog = township.page.getByRole('dialog')
    await choose(dialog, '指标', /^A1 /)
    await dialog.getByLabel('申诉理由').fill('另有两次培训未计入')
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'training.pdf',
      mimeType: 'application/pdf',
      buffer: sampleProof('TRAINING'),
    })
    await dialog.getByText('training.pdf').waitFor()
    await confirm(township.page)
    await township.page.getByText('另有两次培训未计入').waitFor()
    const auditor = await stage.enter('auditor', at)
    await auditor.page.getByRole('button', { name: '答复申诉' }).click()
    await auditor.page.getByRole('textbox', { name: '答复' }).fill('经核实,培训记录属实')
    await auditor.page.getByLabel('应得分数').fill('2.5')
    await confirm(auditor.page)
    await auditor.page.getByText('成立', { exact: true }).waitFor()
    await inspectBoth(stage, auditor, 'appeals')
    const leader = await stage.enter('leader', `/evaluation/${id}?tab=changes`)
    await leader.page.getByRole('button', { name: '同意', exact: true }).click()
    await confirm(leader.page)
    await leader.page.getByText('已同意').waitFor()
    await inspectBoth(stage, leader, 'score-changes')
    expect(await scoreOf(stage, id)).toBe('2.50')
    expect(township.complaints).toEqual([])
  })

  test('raising indicators together tells the total, grade and rank that would follow', async () => {
    const stage = stageOf()
    const id = await publishedRun(stage)
    const visit = await stage.enter('leader', `/evaluation/${id}?tab=whatIf&township=${own}`)
    const boxes = visit.page.locator('tbody').getByRole('checkbox')
    await boxes.nth(0).click()
    await visit.page.getByText(/所选 1 项同时达标/).waitFor()
    await boxes.nth(1).click()
    await visit.page.getByText(/所选 2 项同时达标/).waitFor()
    expect(new URL(visit.page.url()).searchParams.get('raise')?.split(',').length).toBe(2)
    await inspectBoth(stage, visit, 'what-if')
  })

  test.each([
    ['scores', '各方面得分率'],
    ['comparison', '较全区平均'],
    ['sensitivity', '最低可降至'],
  ])('leadership looks at %s of a run', async (tab, says) => {
    const stage = stageOf()
    const visit = await stage.enter('leader', `/evaluation/${await publishedRun(stage)}?tab=${tab}`)
    const main = visit.page.getByRole('main')
    await main.getByText(says).or(main.getByLabel(says)).first().waitFor()
    await inspectBoth(stage, visit, `evaluation-${tab}`)
  })

  test('a township sees its own part, and whom it stands beside nowhere', async () => {
    const stage = stageOf()
    const visit = await stage.enter(`township-${own}`, `/evaluation/${await publishedRun(stage)}`)
    await visit.page.getByText(/云溪街道 \d/).waitFor()
    expect(await visit.page.getByRole('main').innerText()).not.toContain('陆城镇')
    await inspectBoth(stage, visit, 'evaluation-township')
  })
}

async function publishedRun({ as }: Stage): Promise<string> {
  const runs = (await as('auditor', { url: '/api/evaluations' })).json<
    (Run & { scheme: string })[]
  >()
  const run = runs.find((one) => one.scheme === scheme && one.state === 'published')
  if (run === undefined) throw new Error('the sample has no published evaluation')
  return run.id
}

/** Another evaluation of the scheme, opened, computed and reviewed with days for appeals. */
async function reviewedRun({ as }: Stage): Promise<Run> {
  const opened = await as('auditor', {
    method: 'POST',
    url: '/api/evaluations',
    payload: { scheme, asOf: '2023-02-28' },
  })
  expect(opened.statusCode, opened.body).toBe(201)
  let run = opened.json<Run>()
  const steps = [
    ['auditor', 'computation', {}],
    ['leadership', 'review', { missingReason: '申诉演练,缺项按零分计', appealDays: 10 }],
  ] as const
  for (const [role, step, payload] of steps) {
    const taken = await as(role, {
      method: 'POST',
      url: `/api/evaluations/${run.id}/${step}`,
      headers: { 'if-match': `"v${run.version}"` },
      payload,
    })
    expect(taken.statusCode, taken.body).toBe(200)
    run = taken.json<Run>()
  }
  return run
}

async function scoreOf({ as }: Stage, id: string): Promise<string | undefined> {
  const answer = await as('leadership', { url: `/api/evaluations/${id}/townships/${own}` })
  interface Detail {
    township: { areas: { indicators: { code: string; score: string }[] }[] }
  }
  const { areas } = answer.json<Detail>().township
  return areas.flatMap(({ indicators }) => indicators).find(({ code }) => code === 'A1')?.score
}
