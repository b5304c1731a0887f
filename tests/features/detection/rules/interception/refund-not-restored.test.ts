import { refundNotRestored } from '../../../../../src/features/detection/rules/interception/refund-not-restored.ts'
import { ruleTable } from '../../../../support/rule-table.ts'
import type { Story } from '../../../../support/story.ts'

const returned = (story: Story) =>
  story.batch({ number: 'B1', lines: [{ result: 'returned', executedOn: '2023-07-08' }] })

async function recovered(story: Story, recoveredOn: string) {
  await story.batch({ number: 'B1', month: '2023-03', lines: [{ result: 'settled' }] })
  await story.recovery({ of: ['B1', 1], receipt: 'R1', recoveredOn })
}
const onStatement = (story: Story, entry = 'recover:R1:2023-07-08') =>
  story.statementLine({ bookedOn: '2023-07-09', creditFen: 45_000n, matched: true, entry })
const statementUntil = (story: Story, bookedOn: string) =>
  story.statementLine({ bookedOn, matched: true })

ruleTable(refundNotRestored, {
  flags: [
    {
      name: 'sent back by the bank, and not on the statement on day 31',
      edge: 'days',
      story: async (story) => {
        await returned(story)
        await statementUntil(story, '2023-08-08')
      },
      asOf: '2023-08-08',
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['batch B1'],
          message: '2023-07-08的退汇资金(批次B1)450.00元,31天后专户对账单上没有到账',
        },
      ],
    },
    {
      name: 'sent back on two days, and none of it on the statement',
      story: async (story) => {
        const result = 'returned'
        await story.batch({
          number: 'B1',
          lines: [
            { person: '张三', result, executedOn: '2023-07-08' },
            { person: '李四', result, executedOn: '2023-07-10' },
          ],
        })
        await statementUntil(story, '2023-12-01')
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['batch B1'],
          message: '2023-07-08的退汇资金(批次B1)900.00元,176天后专户对账单上没有到账',
        },
      ],
    },
    {
      name: 'got back from the payee, and neither on the statement nor handed up: once',
      story: async (story) => {
        await recovered(story, '2023-07-08')
        await statementUntil(story, '2023-08-20')
      },
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['recovery R1'],
          message: '2023-07-08的追缴资金(收据R1)450.00元,176天后专户对账单上没有到账',
        },
      ],
    },
    {
      name: 'on the statement, and only a part of it handed up',
      story: async (story) => {
        await recovered(story, '2023-07-08')
        await onStatement(story)
        await story.remittance({ document: '缴1', amountFen: 44_999n, remittedOn: '2023-07-20' })
      },
      expect: [
        {
          amountFen: 1n,
          message: '2023-07-08的追缴资金(收据R1)0.01元,176天后没有上缴',
        },
      ],
    },
  ],
  passes: [
    {
      name: 'day 30',
      edge: 'days',
      story: async (story) => {
        await returned(story)
        await statementUntil(story, '2023-08-07')
      },
      asOf: '2023-08-07',
    },
    {
      name: 'the statement of those days is not there yet',
      story: async (story) => {
        await returned(story)
        await statementUntil(story, '2023-08-06')
      },
    },
    {
      name: 'on the statement, and handed up',
      story: async (story) => {
        await recovered(story, '2023-07-08')
        await onStatement(story)
        await story.remittance({ document: '缴1', remittedOn: '2023-07-20' })
        await statementUntil(story, '2023-08-20')
      },
    },
    {
      name: 'a recovery that was entered by mistake and taken back',
      story: async (story) => {
        await recovered(story, '2023-07-08')
        await story.reversal('R1', '2023-07-20')
        await statementUntil(story, '2023-12-01')
      },
    },
    {
      name: 'sent back, and the bank shows it',
      story: async (story) => {
        await returned(story)
        await onStatement(story, 'return:B1:2023-07-08')
        await statementUntil(story, '2023-12-01')
      },
    },
  ],
})
