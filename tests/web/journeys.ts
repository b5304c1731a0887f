import { expect, test } from 'vitest'
import { sampleProof } from '../../src/demo/sample-proof.ts'
import { choose, confirm, pickDay } from './hands.ts'
import type { Stage, Visit } from './stage.ts'

interface OpenAlert {
  id: string
  townshipCode: string
}

/** What each of the users comes for, from the first click to the last. */
export function journeys(stageOf: () => Stage): void {
  test('an auditor makes a finding of an alert, the township answers, the auditor closes it', async () => {
    const stage = stageOf()
    const alert = await openAlert(stage)
    const auditor = await stage.enter('auditor', `/alerts?townshipCode=${alert.townshipCode}`)
    const { page } = auditor
    await page.getByRole('checkbox').nth(1).check()
    await page.getByRole('button', { name: '转为问题' }).click()
    await choose(page, '整改类型', '立行立改')
    await pickDay(page, '整改期限', '2027-06-30')
    await page.getByLabel('责任单位').fill('社会事务办')
    await confirm(page)
    await page.waitForURL(/\/findings\/[0-9a-f-]{36}$/)
    const at = new URL(page.url()).pathname
    await step(auditor, '交办', '请按期整改')
    const township = await stage.enter(`township-${alert.townshipCode}`, at)
    await step(township, '开始整改', '已着手整改')
    await handIn(township)
    await page.reload()
    await step(auditor, '核查通过', '凭证齐全')
    await step(auditor, '销号', '同意销号')
    await page.getByText('已销号').first().waitFor()
    expect([auditor.complaints, township.complaints]).toEqual([[], []])
  }, 120_000)

  test('leadership opens the report of a township', async () => {
    const { page, complaints } = await stageOf().enter('leader', '/evaluation')
    await page
      .getByRole('link', { name: /提效增能/ })
      .first()
      .click()
    await page.getByRole('button', { name: '评价报告 PDF' }).first().click()
    const frame = page.locator('iframe')
    await frame.waitFor()
    expect(await frame.getAttribute('src')).toMatch(/^blob:/)
    expect(complaints).toEqual([])
  }, 60_000)
}

async function openAlert({ as }: Stage): Promise<OpenAlert> {
  const answer = await as('auditor', { url: '/api/alerts?status=open&limit=200' })
  const { items } = answer.json<{ items: OpenAlert[] }>()
  const found = items.find(({ townshipCode }) => townshipCode !== null)
  if (found === undefined) throw new Error('the sample has no open alert of a township')
  return found
}

/** Takes a finding's next step and waits until the page shows it. */
export async function step({ page }: Visit, name: string, note: string): Promise<void> {
  await choose(page, '下一步核查', name)
  await page.getByLabel('说明').fill(note)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText(note).first().waitFor()
  await page.getByText('已处理').first().waitFor()
}

async function handIn(visit: Visit): Promise<void> {
  const { page } = visit
  await choose(page, '下一步核查', '报送整改')
  await choose(page, '整改方式', '上缴')
  const amount = page.getByLabel('本次整改金额(元)')
  await amount.fill((await amount.getAttribute('placeholder')) ?? '')
  const proof = { name: 'proof.pdf', mimeType: 'application/pdf', buffer: sampleProof('PROOF') }
  await page.locator('input[type=file]').setInputFiles(proof)
  await page.getByText('proof.pdf').waitFor()
  await page.getByLabel('说明').fill('整改完成,报请核查')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('待核查').first().waitFor()
}
