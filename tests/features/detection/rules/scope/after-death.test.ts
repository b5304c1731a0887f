import { afterDeath } from '../../../../../src/features/detection/rules/scope/after-death.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

import type { Story } from '../../../../support/story.ts'

const diedOn = (story: Story, from: string) => story.register({ kind: 'death', from })

ruleTable(afterDeath, {
  flags: [
    {
      name: 'the month after death, and the next',
      story: async (story) => {
        await story.batch({ number: 'B6', month: '2023-06', lines: [{ result: 'settled' }] })
        await story.batch({ number: 'B7', month: '2023-07', lines: [{ result: 'settled' }] })
        await story.batch({ number: 'B8', month: '2023-08' })
        await diedOn(story, '2023-06-30')
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line B7/1', 'line B8/1'],
          message:
            '身份证430699********0001于2023-06-30死亡,此后仍发放农村低保2个月(至2023-08),共900.00元',
        },
      ],
    },
    {
      name: 'sent back and re-issued after that day: once',
      asOf: '2023-07-10',
      story: async (story) => {
        await story.batch({
          number: 'B1',
          lines: [{ result: 'returned', executedOn: '2023-07-12' }],
        })
        await story.batch({
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'settled', executedOn: '2023-07-20' }],
        })
        await diedOn(story, '2023-06-01')
      },
      expect: [{ amountFen: 45_000n, evidence: ['line B1/1'] }],
    },
    {
      name: 'a funeral every month',
      story: async (story) => {
        const funeral = { category: 'tekun', lines: [{ note: '丧葬费' }] }
        await story.batch({ ...funeral, number: 'B7', month: '2023-07' })
        await story.batch({ ...funeral, number: 'B8', month: '2023-08' })
        await diedOn(story, '2023-06-01')
      },
      expect: [{ amountFen: 45_000n, evidence: ['line B8/1'] }],
    },
    {
      name: 'the next month, paid before the holiday on the day after death',
      story: async (story) => {
        const executedOn = '2023-09-28'
        await story.batch({ month: '2023-10', lines: [{ result: 'settled', executedOn }] })
        await diedOn(story, '2023-09-27')
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'each category on its own',
      story: async (story) => {
        await story.batch({ category: 'dibao_rural' })
        await story.batch({ category: 'temporary', lines: [{ amountFen: 7n }] })
        await diedOn(story, '2023-06-01')
      },
      expect: [{ amountFen: 45_000n }, { amountFen: 7n }],
    },
    {
      name: 'the month after a month of grace',
      edge: 'graceMonths',
      story: async (story) => {
        await story.batch({ month: '2023-08' })
        await diedOn(story, '2023-06-30')
      },
      params: { graceMonths: 1 },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'the lag ends with the month of death',
      edge: 'lagDays',
      story: async (story) => {
        await story.batch({ month: '2023-07' })
        await diedOn(story, '2023-06-27')
      },
      params: { lagDays: 3 },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'paid for the month into which the lag reaches',
      edge: 'lagDays',
      story: async (story) => {
        await story.batch({ month: '2023-07' })
        await diedOn(story, '2023-06-28')
      },
      params: { lagDays: 3 },
    },
    {
      name: 'the funeral of somebody in tekun',
      story: async (story) => {
        await story.batch({ category: 'tekun', lines: [{ note: '丧葬费' }] })
        await diedOn(story, '2023-06-01')
      },
    },
    {
      name: 'a funeral that the bank sent back twice, under the first line’s note',
      story: async (story) => {
        const category = 'tekun'
        const result = 'returned'
        await story.batch({ number: 'B1', category, lines: [{ note: '丧葬费', result }] })
        const again = { note: '补发 B1/1', reissueOf: ['B1', 1] as const, result } as const
        await story.batch({ number: 'B2', category, isReissue: true, lines: [again] })
        const last = { note: '补发 B2/1', reissueOf: ['B2', 1] as const }
        await story.batch({ number: 'B3', category, isReissue: true, lines: [last] })
        await diedOn(story, '2023-06-01')
      },
    },
    {
      name: 'the next month, paid before the holiday to somebody who was alive',
      story: async (story) => {
        const executedOn = '2023-09-28'
        await story.batch({ month: '2023-10', lines: [{ result: 'settled', executedOn }] })
        await diedOn(story, executedOn)
      },
    },
    {
      name: 'the month of death',
      story: async (story) => {
        await story.batch({ month: '2023-07' })
        await diedOn(story, '2023-07-01')
      },
    },
    {
      name: 'the month of grace',
      edge: 'graceMonths',
      story: async (story) => {
        await story.batch({ month: '2023-07' })
        await diedOn(story, '2023-06-30')
      },
      params: { graceMonths: 1 },
    },
    {
      name: 'sent back by the bank',
      story: async (story) => {
        await story.batch({ lines: [{ result: 'returned' }] })
        await diedOn(story, '2023-01-01')
      },
    },
    {
      name: 'two dates of death, the later one after the payment',
      story: async (story) => {
        await story.batch({ month: '2023-07' })
        await diedOn(story, '2023-01-01')
        await diedOn(story, '2023-09-01')
      },
    },
    {
      name: 'somebody else has died',
      story: async (story) => {
        await story.batch()
        await story.register({ kind: 'death', person: '李四', from: '2023-01-01' })
      },
    },
  ],
})
