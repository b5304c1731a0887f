import { beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../support/app.ts'
import { importSheet, sheet } from '../../support/files.ts'

let running: TestApp
beforeAll(async () => {
  running = await startApp()
})

const voucher = (attachments: string) =>
  `记1,2023-03-01,临时救助,430603002,示例公司,企业,,10.00,30306,示例,${attachments}`
const finding = (amount: string) =>
  `WT1,审计,,2023-03-28,430603002,疑似虚假,示例,${amount},立行立改,2023-05-31,云溪街道`

test.each([
  ['expenditures', [voucher('-1')], '附件数', '-1', '应为不小于零的整数,最多 9 位'],
  ['findings', [finding('-5')], '涉及金额', '-5', '金额不能为负'],
  ['findings', [finding('0.00'), finding('')], '编号', 'WT1', '与第 2 行重复'],
] as const)('a row of %s: %s', async (kind, rows, column, value, reason) => {
  const { services, actors } = running
  const imported = importSheet(services, actors.finance, kind, sheet(kind, ...rows))
  await expect(imported).rejects.toMatchObject({
    extensions: {
      errors: expect.arrayContaining([{ row: rows.length + 1, column, value, reason }]),
    },
  })
})
