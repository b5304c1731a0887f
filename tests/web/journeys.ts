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
  })

  test('finance imports a bank file and closes a month', async () => {
    const stage = stageOf()
    const at = '/reconciliation?month=2023-01'
    const visit = await stage.enter('finance', at)
    const { page, complaints } = visit
    await importStatement(visit)
    await page.getByText('差异处理 (1)').waitFor()
    await page.getByRole('button', { name: '转未达账项' }).press('t')
    await pickDay(page, '预计到账日期', '2023-02-10')
    await page.getByLabel('理由').fill('国库次月补足')
    await confirm(page)
    await page.getByText('待复核').first().waitFor()
    await approve(await stage.enter('leader', at))
    await page.reload()
    await page.getByRole('button', { name: '撤销处理' }).waitFor()
    await page.getByRole('button', { name: '生成余额调节表' }).click()
    await page.getByText('已完成').first().waitFor()
    await page.getByRole('button', { name: '结账' }).click()
    const closing = page.locator('.ant-modal').filter({ hasText: '结账 2023-01' })
    await closing.getByText('可以结账').waitFor()
    await closing.getByRole('button', { name: '结账' }).click()
    await closing.waitFor({ state: 'hidden' })
    const closed = await stage.as('finance', { url: '/api/closed-months' })
    expect(closed.body).toContain('2023-01')
    expect(complaints).toEqual([])
  })

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
    // The browser's PDF viewer lets nothing more be done with the page.
    await page.close()
  })
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
  await choose(page, '下一步', name)
  await page.getByLabel('说明').fill(note)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText(note).first().waitFor()
  await page.getByText('已处理').first().waitFor()
}

/** What is above the bureau's limit takes a second person. */
async function approve({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: '复核通过' }).click()
  await page.getByLabel('理由').fill('已核对国库回单')
  await confirm(page)
  await page.getByText('未达账项').first().waitFor()
}

/** A statement of one line, of a month that is not closed by this journey. */
async function importStatement({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: '导入银行文件' }).click()
  const header = '账号,交易日期,借方金额,贷方金额,余额,对方户名,对方账号,摘要,附言,流水号'
  const text = `${header}\n4306039999999,2023-04-03,0.00,12.34,12.34,,,结息,,JX202304\n`
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '四月.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: '试导入' }).click()
  await page.getByText('试导入通过,共 1 行').waitFor()
  await page.getByRole('button', { name: '正式导入' }).click()
  await page.getByText('已导入 1 行').waitFor()
  await page.locator('.ant-drawer-close').click()
}

async function handIn(visit: Visit): Promise<void> {
  const { page } = visit
  await choose(page, '下一步', '报送整改')
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
