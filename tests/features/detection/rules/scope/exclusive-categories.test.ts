import { exclusiveCategories } from '../../../../../src/features/detection/rules/scope/exclusive-categories.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(exclusiveCategories, {
  flags: [
    {
      name: 'tekun and dibao in two of three months',
      story: async (story) => {
        await story.batch({ number: 'D5', month: '2023-05' })
        await story.batch({ number: 'D6', month: '2023-06' })
        await story.batch({ number: 'D7', month: '2023-07' })
        const tekun = { category: 'tekun', lines: [{ amountFen: 80_000n }] }
        await story.batch({ ...tekun, number: 'T6', month: '2023-06' })
        await story.batch({ ...tekun, number: 'T7', month: '2023-07' })
      },
      expect: [
        {
          amountFen: 90_000n,
          evidence: ['line T6/1', 'line D6/1', 'line T7/1', 'line D7/1'],
          message:
            '身份证430699********0001同时享受陆城镇农村低保、陆城镇特困供养2个月(2023-06至2023-07),重复900.00元',
        },
      ],
    },
    {
      name: 'urban and rural dibao, in two townships',
      story: async (story) => {
        await story.batch({ category: 'dibao_urban', township: '430603001' })
        await story.batch({ category: 'dibao_rural' })
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'one category in two townships',
      story: async (story) => {
        await story.batch({ number: 'B1' })
        await story.batch({ number: 'B2', township: '430603102', lines: [{ amountFen: 40_000n }] })
      },
      expect: [
        {
          amountFen: 40_000n,
          evidence: ['line B1/1', 'line B2/1'],
          message:
            '身份证430699********0001同时享受路口镇农村低保、陆城镇农村低保1个月' +
            '(2023-07至2023-07),重复400.00元',
        },
      ],
    },
    {
      name: 'three that exclude each other: all but the largest, no fen twice',
      story: async (story) => {
        await story.batch({ category: 'tekun', lines: [{ amountFen: 80_000n }] })
        await story.batch({ category: 'dibao_urban', lines: [{ amountFen: 50_000n }] })
        await story.batch({ category: 'dibao_rural', lines: [{ amountFen: 40_000n }] })
      },
      expect: [{ amountFen: 90_000n }],
    },
    {
      name: 'tekun and orphan support',
      story: async (story) => {
        await story.batch({ category: 'tekun' })
        await story.batch({ category: 'orphan' })
      },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'one after the other',
      story: async (story) => {
        await story.batch({ category: 'dibao_rural', month: '2023-06' })
        await story.batch({ category: 'tekun', month: '2023-07' })
      },
    },
    {
      name: 'dibao and temporary relief',
      story: async (story) => {
        await story.batch({ category: 'dibao_rural' })
        await story.batch({ category: 'temporary' })
      },
    },
    {
      name: 'one of the two sent back',
      story: async (story) => {
        await story.batch({ category: 'tekun' })
        await story.batch({ category: 'dibao_rural', lines: [{ result: 'returned' }] })
      },
    },
    {
      name: 'two persons',
      story: async (story) => {
        await story.batch({ category: 'tekun', lines: [{ person: '张三' }] })
        await story.batch({ category: 'dibao_rural', lines: [{ person: '李四' }] })
      },
    },
  ],
})
