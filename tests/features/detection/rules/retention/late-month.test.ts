import { lateMonth } from '../../../../../src/features/detection/rules/retention/late-month.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(lateMonth, {
  flags: [
    {
      name: 'credited on the 11th',
      edge: 'dayOfMonth',
      story: (story) =>
        story.batch({
          number: 'B1',
          lines: [
            { person: '张三', result: 'settled', executedOn: '2023-07-10' },
            { person: '李四', result: 'settled', executedOn: '2023-07-11', amountFen: 30_000n },
          ],
        }),
      expect: [
        {
          amountFen: 30_000n,
          evidence: ['batch B1'],
          message:
            '陆城镇 2023-07 农村低保 1笔、300.00元,晚发1天(应在2023-07-10前到账,最晚一笔2023-07-11到账)',
        },
      ],
    },
    {
      name: 'credited early in a later month',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-08-05' }] }),
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'the 10th is a Saturday in June, and it came only on the Tuesday after',
      story: (story) =>
        story.batch({
          month: '2023-06',
          lines: [{ result: 'settled', executedOn: '2023-06-13' }],
        }),
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'the day is a Saturday that a make-up workday makes no rest day',
      story: (story) =>
        story.batch({
          month: '2023-10',
          lines: [{ result: 'settled', executedOn: '2023-10-09' }],
        }),
      params: { dayOfMonth: 7 },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'the quarter of a township that pays by quarter, after the 10th of the next one',
      story: (story) =>
        story.batch({
          month: '2023-04',
          lines: [{ result: 'settled', executedOn: '2023-07-11' }],
        }),
      params: { quarterlyTownships: ['430603101'] },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'an earlier day that a setting fixes',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-07-06' }] }),
      params: { dayOfMonth: 5 },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'an earlier day for one category',
      story: async (story) => {
        const lines = [{ result: 'settled', executedOn: '2023-07-06' }] as const
        await story.batch({ number: 'D', category: 'dibao_rural', lines })
        await story.batch({ number: 'O', category: 'orphan', lines })
      },
      params: { dayByCategory: { orphan: 5 } },
      expect: [{ amountFen: 45_000n, evidence: ['batch O'] }],
    },
  ],
  passes: [
    {
      name: 'credited on the 10th',
      edge: 'dayOfMonth',
      story: (story) =>
        story.batch({
          month: '2023-05',
          lines: [{ result: 'settled', executedOn: '2023-05-10' }],
        }),
    },
    {
      name: 'the 10th is a Saturday in June, and it came on Monday',
      story: (story) =>
        story.batch({
          month: '2023-06',
          lines: [{ result: 'settled', executedOn: '2023-06-12' }],
        }),
    },
    {
      name: 'the day is in the National Day holiday, and it came on the first workday after',
      story: (story) =>
        story.batch({
          month: '2023-10',
          lines: [{ result: 'settled', executedOn: '2023-10-07' }],
        }),
      params: { dayOfMonth: 3 },
    },
    {
      name: 'the quarter of a township that pays by quarter, on the 10th of the next one',
      story: (story) =>
        story.batch({
          month: '2023-04',
          lines: [{ result: 'settled', executedOn: '2023-07-10' }],
        }),
      params: { quarterlyTownships: ['430603101'] },
    },
    {
      name: 'paid before the holiday of the month before',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-06-28' }] }),
    },
    {
      name: 'sent back late, not credited',
      story: (story) => story.batch({ lines: [{ result: 'returned', executedOn: '2023-07-15' }] }),
    },
    {
      name: 'a re-issue',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [{ result: 'returned' }] })
        await story.batch({
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'settled', executedOn: '2023-07-20' }],
        })
      },
    },
    {
      name: 'temporary relief, which has no month',
      story: (story) =>
        story.batch({
          category: 'temporary',
          lines: [{ result: 'settled', executedOn: '2023-07-20' }],
        }),
    },
    {
      name: 'not yet credited on that day',
      story: (story) => story.batch({ lines: [{ result: 'settled', executedOn: '2023-07-11' }] }),
      asOf: '2023-07-10',
    },
  ],
})
