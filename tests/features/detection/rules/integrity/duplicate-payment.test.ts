import { duplicatePayment } from '../../../../../src/features/detection/rules/integrity/duplicate-payment.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(duplicatePayment, {
  flags: [
    {
      name: 'twice in one batch and once in another',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [{ amountFen: 30_000n }, { amountFen: 50_000n }] })
        await story.batch({ number: 'B2', lines: [{ amountFen: 40_000n }] })
      },
      expect: [
        {
          amountFen: 70_000n,
          evidence: ['line B1/1', 'line B1/2', 'line B2/1'],
          message: '身份证430699********0001,2023-07的农村低保发放3次,共1,200.00元,多发700.00元',
        },
      ],
    },
    {
      name: 'sent back, re-issued, and on the next roster as well',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [{ result: 'returned' }] })
        await story.batch({
          number: 'B2',
          isReissue: true,
          lines: [{ reissueOf: ['B1', 1], result: 'settled' }],
        })
        await story.batch({ number: 'B3', lines: [{ result: 'settled' }] })
      },
      expect: [{ amountFen: 45_000n, evidence: ['line B2/1', 'line B3/1'] }],
    },
    {
      name: 're-issued from a batch whose number names a month, and on another roster',
      story: async (story) => {
        const number = '2023年7月农村低保'
        await story.batch({ number, lines: [{ result: 'returned' }] })
        const again = { note: `补发 ${number}/1`, reissueOf: [number, 1] as const }
        await story.batch({ number: 'B2', isReissue: true, lines: [again] })
        await story.batch({ number: 'B3' })
      },
      expect: [{ amountFen: 45_000n, evidence: ['line B2/1', 'line B3/1'] }],
    },
    {
      name: 'one month made up for twice, beside the month’s own payment',
      story: (story) =>
        story.batch({ number: 'B1', lines: [{}, { note: '补发6月' }, { note: '补发6月' }] }),
      expect: [{ amountFen: 45_000n, evidence: ['line B1/2', 'line B1/3'] }],
    },
    {
      name: 'one grant of temporary relief twice, as if it were for a month',
      story: (story) =>
        story.batch({ category: 'temporary', lines: [{ note: '补发6月' }, { note: '补发6月' }] }),
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'one grant of temporary relief twice',
      story: (story) =>
        story.batch({ category: 'temporary', lines: [{ note: '因病' }, { note: '因病' }] }),
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    {
      name: 'once in each of two townships, which is another rule’s',
      story: async (story) => {
        await story.batch()
        await story.batch({ township: '430603102' })
      },
    },
    {
      name: 'two grants of temporary relief for two reasons',
      story: (story) =>
        story.batch({ category: 'temporary', lines: [{ note: '因病' }, { note: '火灾' }] }),
    },
    {
      name: 'a month that was missed, made up for by name',
      story: (story) => story.batch({ lines: [{}, { note: '补发2023年6月' }] }),
    },
    {
      name: 'two months that were missed, made up for by name',
      story: (story) => story.batch({ lines: [{}, { note: '补发5月' }, { note: '补发6月' }] }),
    },
    {
      name: 'sent back and re-issued',
      story: async (story) => {
        await story.batch({ number: 'B1', lines: [{ result: 'returned' }] })
        await story.batch({ isReissue: true, lines: [{ reissueOf: ['B1', 1], result: 'settled' }] })
      },
    },
    {
      name: 'sent back twice and re-issued twice, all of it after that day',
      asOf: '2023-07-10',
      story: async (story) => {
        const back = { result: 'returned' } as const
        await story.batch({ number: 'B1', lines: [{ ...back, executedOn: '2023-07-12' }] })
        const isReissue = true
        await story.batch({
          number: 'B2',
          isReissue,
          lines: [{ ...back, reissueOf: ['B1', 1], executedOn: '2023-07-15' }],
        })
        await story.batch({
          isReissue,
          lines: [{ reissueOf: ['B2', 1], result: 'settled', executedOn: '2023-07-20' }],
        })
      },
    },
    {
      name: 're-issued while the answer to the first line is not in yet',
      story: async (story) => {
        await story.batch({ number: 'B1' })
        await story.batch({ isReissue: true, lines: [{ reissueOf: ['B1', 1] }] })
      },
    },
    {
      name: 'two months',
      story: async (story) => {
        await story.batch({ month: '2023-06' })
        await story.batch({ month: '2023-07' })
      },
    },
    {
      name: 'two categories',
      story: async (story) => {
        await story.batch({ category: 'dibao_rural' })
        await story.batch({ category: 'temporary' })
      },
    },
    {
      name: 'two members of a household',
      story: (story) =>
        story.batch({ lines: [{ person: '张三' }, { person: '张四', head: '张三' }] }),
    },
  ],
})
