import { strangerPayee } from '../../../../../src/features/detection/rules/integrity/stranger-payee.ts'
import { ruleTable } from '../../../../support/rule-table.ts'

ruleTable(strangerPayee, {
  flags: [
    {
      name: 'neither the person nor the head',
      story: async (story) => {
        await story.person('王五')
        await story.batch({ number: 'B6', month: '2023-06', lines: [{ payee: '王五' }] })
        await story.batch({
          number: 'B7',
          lines: [{ payee: '王五' }, { person: '李四', payee: '王五', amountFen: 1n }],
        })
      },
      expect: [
        {
          amountFen: 90_001n,
          evidence: ['line B6/1', 'line B7/1', 'line B7/2'],
          message:
            '王* 430699********0001收取了2名他人的农村低保3笔、900.01元,不是本人、户主或同户成员',
        },
      ],
    },
    {
      name: 'a payee without a number, by the name',
      story: (story) => story.batch({ lines: [{ payee: null, payeeName: '王五' }] }),
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'a member of another household',
      story: async (story) => {
        await story.eligibility({ person: '王五', head: '李四' })
        await story.batch({ lines: [{ payee: '王五' }] })
      },
      expect: [{ amountFen: 45_000n }],
    },
    {
      name: 'eighteen years old at the start of the month',
      story: async (story) => {
        await story.person('张三', { birthOn: '2005-07-01' })
        await story.batch({ lines: [{ payee: '王五' }] })
      },
      expect: [{ amountFen: 45_000n }],
    },
  ],
  passes: [
    { name: 'the person', story: (story) => story.batch() },
    {
      name: 'the head of the household',
      story: (story) => story.batch({ lines: [{ head: '李四', payee: '李四' }] }),
    },
    {
      name: 'another member of the household',
      story: async (story) => {
        await story.eligibility({ person: '王五', head: '李四' })
        await story.batch({ lines: [{ head: '李四', payee: '王五' }] })
      },
    },
    {
      name: 'the guardian of a child',
      story: async (story) => {
        await story.person('张三', { birthOn: '2005-07-02' })
        await story.batch({ category: 'orphan', lines: [{ payee: '王五' }] })
      },
    },
    {
      name: 'a guardian, as the note says',
      story: (story) => story.batch({ lines: [{ payee: '王五', note: '监护人代领' }] }),
    },
    {
      name: 'an institution',
      story: (story) => story.batch({ category: 'tekun', lines: [{ payee: null }] }),
    },
    {
      name: 'the person’s name without a number, or written with another dot',
      story: async (story) => {
        await story.batch({ lines: [{ payee: null, payeeName: '张 三' }] })
        await story.batch({
          lines: [{ person: '买买提·张四', payee: null, payeeName: '买买提•张四' }],
        })
      },
    },
    {
      name: 'sent back',
      story: (story) => story.batch({ lines: [{ payee: '王五', result: 'returned' }] }),
    },
  ],
})
