import { disqualified } from '../../../../../src/features/detection/rules/scope/disqualified.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(disqualified, {
  flags: [
    {
      name: 'on two registers over three months',
      story: async (story) => {
        await story.register({ kind: 'public_payroll', from: '2023-06-01', to: '2023-07-31' })
        await story.register({ kind: 'company', from: '2023-07-15' })
        for (const month of ['2023-05', '2023-06', '2023-07', '2023-08']) {
          await story.batch({ number: month, month })
        }
      },
      expect: [
        {
          amountFen: 135_000n,
          evidence: ['line 2023-06/1', 'line 2023-07/1', 'line 2023-08/1'],
          message:
            '身份证430699********0001在工商登记、财政供养名单期间享受农村低保3个月' +
            '(2023-06至2023-08),共1,350.00元',
        },
      ],
    },
    {
      name: 'in custody until the first day of the month',
      story: async (story) => {
        await story.register({ kind: 'custody', from: '2022-01-01', to: '2023-07-01' })
        await story.batch({ month: '2023-07' })
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'two houses',
      edge: 'realEstates',
      story: async (story) => {
        await story.register({ kind: 'real_estate', from: '2021-01-01' })
        await story.register({ kind: 'real_estate', from: '2022-01-01' })
        await story.batch()
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'a second house, bought in the month',
      story: async (story) => {
        await story.register({ kind: 'real_estate', from: '2021-01-01' })
        await story.register({ kind: 'real_estate', from: '2023-07-31' })
        await story.batch()
        await story.batch({ month: '2023-06' })
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'a register that a setting leaves alone',
      story: async (story) => {
        await story.register({ kind: 'vehicle', from: '2022-01-01' })
        await story.batch()
      },
      params: { kinds: ['vehicle'] },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'the month before, and the month after',
      story: async (story) => {
        await story.register({ kind: 'custody', from: '2023-06-01', to: '2023-06-30' })
        await story.batch({ month: '2023-05' })
        await story.batch({ month: '2023-07' })
      },
    },
    {
      name: 'registers that are not counted by default',
      story: async (story) => {
        await story.register({ kind: 'staff', from: '2022-01-01' })
        await story.register({ kind: 'staff_family', from: '2022-01-01' })
        await story.batch()
      },
    },
    {
      name: 'the house that one lives in',
      edge: 'realEstates',
      story: async (story) => {
        await story.register({ kind: 'real_estate', from: '2022-01-01' })
        await story.batch()
      },
    },
    {
      name: 'another house in the month in which the old one was given up',
      story: async (story) => {
        await story.register({ kind: 'real_estate', from: '2021-01-01', to: '2023-07-20' })
        await story.register({ kind: 'real_estate', from: '2023-07-20' })
        await story.batch()
      },
    },
    {
      name: 'temporary relief for somebody with a car',
      story: async (story) => {
        await story.register({ kind: 'vehicle', from: '2022-01-01' })
        await story.batch({ category: 'temporary' })
      },
    },
    {
      name: 'sent back',
      story: async (story) => {
        await story.register({ kind: 'company', from: '2022-01-01' })
        await story.batch({ lines: [{ result: 'returned' }] })
      },
    },
  ],
})
