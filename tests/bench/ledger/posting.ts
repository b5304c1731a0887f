import { execFile } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import Fastify from 'fastify'
import { sql } from 'kysely'
import { buildApp } from '../../../src/app.ts'
import { openSession } from '../../../src/features/access/sessions/open-session.ts'
import { recordAppropriation } from '../../../src/features/funds/record-appropriation.ts'
import { openDatabase } from '../../../src/platform/db/database.ts'
import { alternating, type BenchContext, type Measure, measure, median } from '../bench.ts'
import type { BenchServices } from '../district.ts'
import type { Answered, ClientOrder } from './clients.ts'

const documents = 16

/** One transfer per request with all its checks, against a route that does one INSERT. */
export async function postingOverHttp(context: BenchContext): Promise<Measure[]> {
  const services = await context.district()
  await fundDocuments(services)
  const app = await buildApp(services, { logLevel: 'silent' })
  const bare = await bareRoute(services)
  const url = await listening(app)
  const { clerk } = services
  const { sessionId } = await openSession(services, {
    userId: clerk.userId,
    method: 'password',
    address: '',
  })
  const token = await app.accessToken({ sub: clerk.userId, sid: sessionId })
  const answers: Answered[] = []
  try {
    const perSecond = await alternating(context.runs, {
      limit: async () => (await askedBy({ url: `${bare.url}/allocations`, token })).perSecond,
      subject: async () => {
        const answered = await askedBy({ url: `${url}/api/allocations`, token })
        context.say(JSON.stringify(answered))
        answers.push(answered)
        return answered.perSecond
      },
    })
    await mustBeBooked(services, answers)
    const plain = { ratio: null, target: null, better: 'lower', unit: 'ms' } as const
    const of = (pick: (one: Answered) => number) => median(answers.slice(1).map(pick))
    return [
      measure({
        ...plain,
        name: 'one transfer over HTTP, 16 clients: p50',
        value: of((a) => a.p50),
      }),
      measure({
        ...plain,
        name: 'one transfer over HTTP, 16 clients: p99',
        value: of((a) => a.p99),
      }),
      measure({
        name: 'one transfer over HTTP, against a bare route with one INSERT',
        value: perSecond.subject,
        unit: 'requests/s',
        ratio: perSecond.subject / perSecond.limit,
        target: 0.4,
        better: 'higher',
      }),
    ]
  } finally {
    await app.close()
    await bare.close()
  }
}

async function fundDocuments({ command, clerk }: BenchServices): Promise<void> {
  for (let n = 1; n <= documents; n += 1) {
    await recordAppropriation(command, clerk, {
      documentNumber: `湘财社指〔2023〕${n}号`,
      title: 'bench',
      level: 'province',
      issuedOn: '2023-01-01',
      receivedOn: '2023-01-01',
      fiscalYear: 2023,
      subject: null,
      category: null,
      amount: 1_000_000_000_000n,
      note: '',
      effect: 'grant',
      amends: null,
      originYear: null,
      key: crypto.randomUUID(),
    })
  }
}

/** The same body, one row, one commit; nothing else. */
async function bareRoute({ url: databaseUrl, db }: BenchServices) {
  await sql`
    create table bare_allocation (id uuid primary key default new_id(), document_number text,
      category text, township text, amount text, decided_on date, decision_number text)`.execute(db)
  const { pool, close } = openDatabase(databaseUrl, 40)
  const app = Fastify()
  app.post('/allocations', async (request, reply) => {
    const body = request.body as Record<string, string>
    const { rows } = await pool.query(
      `insert into bare_allocation (document_number, category, township, amount, decided_on,
        decision_number) values ($1, $2, $3, $4, $5, $6) returning id`,
      [
        body['documentNumber'],
        body['category'],
        body['township'],
        body['amount'],
        body['decidedOn'],
        body['decisionNumber'],
      ],
    )
    return reply.status(201).send(rows[0])
  })
  return {
    url: await listening(app),
    close: async () => {
      await app.close()
      await close()
    },
  }
}

async function listening(app: { listen(at: object): Promise<string>; server: object }) {
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { address } = app.server as { address(): AddressInfo }
  return `http://127.0.0.1:${address.call(app.server).port}`
}

/** Clients in a process of their own, so that their work is not the server's. */
async function askedBy(order: Pick<ClientOrder, 'url' | 'token'>): Promise<Answered> {
  const program = path.join(import.meta.dirname, 'clients.ts')
  const whole: ClientOrder = { ...order, connections: 16, seconds: 5, documents }
  const { stdout } = await promisify(execFile)(process.execPath, [program, JSON.stringify(whole)])
  return JSON.parse(stdout)
}

/** A request that was answered has left its transfer. */
async function mustBeBooked({ db }: BenchServices, answers: readonly Answered[]): Promise<void> {
  const { rows } = await sql<{ booked: bigint }>`
    select count(*) as booked from transfer where kind = 'allocate'`.execute(db)
  const answered = answers.reduce((sum, { count }) => sum + count, 0)
  const booked = Number(rows[0]?.booked ?? 0n)
  if (booked < answered) throw new Error(`${answered} were answered, ${booked} are booked`)
}
