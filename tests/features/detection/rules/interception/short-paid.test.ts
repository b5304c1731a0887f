import { shortPaid } from '../../../../../src/features/detection/rules/interception/short-paid.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(shortPaid, {
  flags: [
    {
      name: 'one fen less than on the roster',
      story: (story) =>
        story.batch({
          number: 'B1',
          lines: [{ result: 'settled', amountFen: 45_000n, settledFen: 44_999n }],
        }),
      expect: [
        {
          amountFen: 1n,
          evidence: ['line B1/1'],
          message: 'B1/1身份证430699********0001应发450.00元,到账449.99元,少0.01元',
        },
      ],
    },
  ],
  passes: [
    { name: 'credited in full', story: (story) => story.batch({ lines: [{ result: 'settled' }] }) },
    { name: 'sent back whole', story: (story) => story.batch({ lines: [{ result: 'returned' }] }) },
    { name: 'no answer of the bank yet', story: (story) => story.batch() },
    {
      name: 'credited after that day',
      story: (story) =>
        story.batch({
          lines: [{ result: 'settled', settledFen: 1n, executedOn: '2023-07-08' }],
        }),
      asOf: '2023-07-07',
    },
  ],
})
