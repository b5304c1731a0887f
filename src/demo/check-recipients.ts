import { formatYuan, parseYuan } from '../kernel/fen.ts'
import { monthOf } from '../kernel/month.ts'
import type { Client } from './client.ts'
import { allOf } from './pages.ts'

export interface Checking {
  auditor: Client
  /** The last day that counts. */
  asOf: string
  say(line: string): void
}

interface Check {
  id: string
  number: string
  drawnOn: string
  estimate: { short: { value: string; low: string; high: string } | null }
}

interface Person {
  position: number
  paid: string
  answerCount: number
}

const township = '430603002'
/** What the first one asked says was kept back. */
const keptFen = 5_000n

/** Asks a sample of a township's recipients about a month; one of them got less, and in cash. */
export async function checkRecipients({ auditor, asOf, say }: Checking): Promise<void> {
  say('Asking recipients')
  const draw = {
    month: monthOf(asOf),
    townshipCode: township,
    riskCount: 5,
    randomCount: 15,
    seed: asOf,
    reason: '季度抽查回访',
  }
  const [known] = await allOf<Check>(auditor, '/api/recipient-checks')
  const check =
    known ?? (await auditor.post('/api/recipient-checks', draw, `demo-check-${asOf}`)).json<Check>()
  const url = `/api/recipient-checks/${check.id}`
  const persons = await allOf<Person>(auditor, `${url}/persons`)
  for (const { position, paid } of persons.filter(({ answerCount }) => answerCount === 0)) {
    const answer = answerOf(position === 1, paid)
    await auditor.post(`${url}/persons/${position}/answers`, {
      askedOn: check.drawnOn,
      askedBy: 'visit',
      outcome: 'answered',
      ...answer,
    })
  }
  const { estimate } = (await auditor.get(url)).json<Check>()
  const { value, low, high } = estimate.short ?? { value: '?', low: '?', high: '?' }
  say(`  ${check.number}: ${persons.length} asked; short in all ${value} (${low} to ${high})`)
}

function answerOf(isShort: boolean, paid: string) {
  const paidFen = parseYuan(paid) ?? 0n
  return isShort && paidFen > keptFen
    ? {
        received: formatYuan(paidFen - keptFen),
        receivedFrom: 'village',
        receivedForm: 'cash',
        note: '村干部代领后给付,称扣除“手续费”',
      }
    : { received: paid, receivedFrom: 'bank', receivedForm: 'account' }
}
