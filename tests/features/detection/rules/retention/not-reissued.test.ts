import { notReissued } from '../../../../../src/features/detection/rules/retention/not-reissued.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

const returned = { result: 'returned', executedOn: '2023-07-08' } as const

ruleTable(notReissued, {
  flags: [
    {
      name: 'nothing done on day 31',
      edge: 'days',
      story: (story) => story.batch({ number: 'B1', lines: [{ result: 'settled' }, returned] }),
      asOf: '2023-08-08',
      expect: [
        {
          amountFen: 45_000n,
          evidence: ['line B1/2'],
          message:
            '陆城镇身份证430699********0001,2023-07的农村低保450.00元于2023-07-08退汇,31天未补发到账',
        },
      ],
    },
    {
      name: 're-issued, and sent back again',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [returned] })
        await story.batch({
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'returned', executedOn: '2023-08-20' }],
        })
      },
      asOf: '2023-08-25',
      expect: [{ amountFen: 45_000n, evidence: ['line B1/1'] }],
    },
    {
      name: 're-issued, but not credited by that day',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [returned] })
        await story.batch({
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'settled', executedOn: '2023-08-20' }],
        })
      },
      asOf: '2023-08-19',
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'handed up by mistake, and taken back',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [returned] })
        await story.remittance({ document: '缴1', remittedOn: '2023-07-20', returned: ['B1', 1] })
        await story.reversal('缴1', '2023-08-01')
      },
      asOf: '2023-08-08',
      expect: [{ amountFen: 45_000n, evidence: ['line B1/1'] }],
    },
    {
      name: 'a stricter number of days',
      story: (story) => story.batch({ lines: [returned] }),
      params: { days: 5 },
      asOf: '2023-07-14',
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'day 30',
      edge: 'days',
      story: (story) => story.batch({ lines: [returned] }),
      asOf: '2023-08-07',
    },
    {
      name: 're-issued and credited',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [returned] })
        await story.batch({ isReissue: true, lines: [{ reissueOf: ['B1', 1], result: 'settled' }] })
      },
    },
    {
      name: 'credited at the third attempt',
      story: async (story) => {
        const again = { isReissue: true, month: '2023-08' }
        await story.batch({ number: 'B1', lines: [returned] })
        await story.batch({
          ...again,
          number: 'B2',
          lines: [{ reissueOf: ['B1', 1], result: 'returned' }],
        })
        await story.batch({ ...again, lines: [{ reissueOf: ['B2', 1], result: 'settled' }] })
      },
    },
    {
      name: 'handed up',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [returned] })
        await story.remittance({ document: '缴1', remittedOn: '2023-07-20', returned: ['B1', 1] })
      },
      asOf: '2023-08-08',
    },
    { name: 'no answer of the bank yet', story: (story) => story.batch() },
  ],
})
