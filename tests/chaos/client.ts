import { setTimeout as wait } from 'node:timers/promises'

/** What one client did and was told. */
export interface Account {
  /** Documents whose write was acknowledged. */
  acknowledged: string[]
  /** Documents that were sent, but of which no answer came before the end. */
  unanswered: string[]
  reads: number
  /** Requests that failed on the way or were put off, and were sent again. */
  again: number
  /** Refusals that nothing explains. */
  refusals: string[]
}

export interface ClientPlan {
  origin: string
  token: () => Promise<string>
  number: number
  until: number
}

const reads = ['/api/fund-flow?year=2023', '/api/appropriations?year=2023', '/api/jobs']
/** So long a client goes on asking for the answer to its last write. */
const patienceMs = 60_000
const pauseMs = 200
/** Answers that say: not now. */
const notNow = new Set([0, 401, 429, 500, 502, 503, 504])

/** Reads and writes until the time is over; a write is repeated under its key until answered. */
export async function runClient(plan: ClientPlan): Promise<Account> {
  const account: Account = { acknowledged: [], unanswered: [], reads: 0, again: 0, refusals: [] }
  for (let n = 0; Date.now() < plan.until; n += 1) {
    const url = reads[n % reads.length] ?? ''
    if ((await ask(plan, { url })) === 200) account.reads += 1
    else account.again += 1
    await write(plan, account, `测试〔2023〕${plan.number * 100_000 + n}号`)
  }
  return account
}

async function write(plan: ClientPlan, account: Account, document: string): Promise<void> {
  const body = {
    documentNumber: document,
    title: document,
    level: 'county',
    issuedOn: '2023-01-05',
    receivedOn: '2023-01-06',
    fiscalYear: 2023,
    amount: '100.00',
  }
  const end = plan.until + patienceMs
  for (;;) {
    const status = await ask(plan, { url: '/api/appropriations', body, key: document })
    if (status === 201) return void account.acknowledged.push(document)
    if (!notNow.has(status)) return void account.refusals.push(`${document}: ${status}`)
    account.again += 1
    if (Date.now() > end) return void account.unanswered.push(document)
    await wait(pauseMs)
  }
}

/** The status of the answer; 0 where none came. */
async function ask(
  { origin, token }: ClientPlan,
  { url, body, key }: { url: string; body?: object; key?: string },
): Promise<number> {
  try {
    const answer = await fetch(`${origin}${url}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${await token()}`,
        ...(key !== undefined && {
          'idempotency-key': encodeURIComponent(key),
          'content-type': 'application/json',
        }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}
