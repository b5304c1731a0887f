import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { boot } from '../../src/boot.ts'
import { readConfig } from '../../src/config.ts'
import { demoPassword, ensureUsers } from '../../src/demo/users.ts'
import { ensureAdministrator } from '../../src/features/access/index.ts'
import { verifyBooks } from '../../src/features/verification/index.ts'
import { startEmbedded } from '../../src/platform/db/embedded.ts'
import { type Account, runClient } from './client.ts'

/**
 * Clients read and write while the server is killed twice and PostgreSQL once. Afterwards every
 * write that was acknowledged is there, none is there twice, and the books prove true.
 */
const seconds = Number(process.env['CHAOS_SECONDS'] ?? 60)
const clients = Number(process.env['CHAOS_CLIENTS'] ?? 32)
const [port, databasePort] = [34_100 + (process.pid % 900), 35_100 + (process.pid % 900)]
const origin = `http://127.0.0.1:${port}`
const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-chaos-'))
const place = path.join(folder, 'postgres')
const root = path.resolve(import.meta.dirname, '../..')

const startDatabase = () => startEmbedded(place, `-c port=${databasePort}`)
let database = await startDatabase()
const environment = {
  ...process.env,
  DATABASE_URL: await database.database('chaos'),
  APP_SECRET: 'a secret that only this script uses, 32+',
  DATA_DIR: folder,
  PORT: String(port),
  LOG_LEVEL: 'silent',
  REQUESTS_PER_USER: '1000000',
  REQUESTS_PER_ADDRESS: '1000000',
}

function startServer(): ChildProcess {
  return spawn(process.execPath, ['src/main.ts'], { cwd: root, env: environment, stdio: 'ignore' })
}

async function killServer(server: ChildProcess): Promise<void> {
  server.kill('SIGKILL')
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
}

async function untilReady(): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => null)
    if (answer?.ok === true) return
    await wait(200)
  }
  throw new Error('the server does not come up')
}

function killDatabase(): void {
  const lock = readFileSync(path.join(place, 'data', 'postmaster.pid'), 'utf8')
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL')
}

/** One sign-in for all clients: many at once would lock the name. */
let held: { token: Promise<string>; until: number } | null = null
function token(): Promise<string> {
  if (held === null || held.until < Date.now()) {
    const signedIn = signIn()
    held = { token: signedIn, until: Date.now() + 300_000 }
    signedIn.catch(() => {
      held = null
    })
  }
  return held.token
}

async function signIn(): Promise<string> {
  const answer = await fetch(`${origin}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'finance', password: demoPassword }),
  })
  if (!answer.ok) throw new Error('cannot sign in now')
  return ((await answer.json()) as { token: string }).token
}

async function prepare(): Promise<void> {
  const booted = await boot(readConfig(environment))
  try {
    await booted.migrate()
    await booted.installDistrict()
    await ensureAdministrator(booted.owner.db, booted.services.districtCode)
    await ensureUsers(booted.services)
  } finally {
    await booted.close()
  }
}

async function judge(accounts: Account[]): Promise<boolean> {
  const booted = await boot(readConfig(environment))
  try {
    const rows = await booted.owner.db
      .selectFrom('appropriation')
      .select(['document_number as number'])
      .execute()
    const times = new Map<string, number>()
    for (const { number } of rows) times.set(number, (times.get(number) ?? 0) + 1)
    const acknowledged = accounts.flatMap((one) => one.acknowledged)
    const lost = acknowledged.filter((one) => !times.has(one))
    const doubled = [...times].filter(([, count]) => count > 1)
    const refusals = accounts.flatMap((one) => one.refusals)
    const verified = await verifyBooks(booted.owner.db, booted.services.districtCode)
    const wrong = verified.filter(({ falsehoods }) => falsehoods.length > 0)
    const sum = (of: (one: Account) => number) =>
      accounts.reduce((total, one) => total + of(one), 0)
    console.log(
      `${clients} clients, ${seconds} s: ${sum((one) => one.reads)} reads, ` +
        `${acknowledged.length} acknowledged writes, ${sum((one) => one.again)} sent again, ` +
        `${sum((one) => one.unanswered.length)} unanswered, ${rows.length} in the database`,
    )
    console.log(`lost ${lost.length}, doubled ${doubled.length}, refused ${refusals.length}`)
    console.log(`${verified.length - wrong.length} of ${verified.length} claims are true`)
    for (const line of [...lost, ...refusals].slice(0, 10)) console.log(`  ${line}`)
    for (const { code, falsehoods } of wrong) console.log(`  FALSE ${code}`, falsehoods[0])
    const faults = lost.length + doubled.length + refusals.length + wrong.length
    return faults === 0 && acknowledged.length > 0
  } finally {
    await booted.close()
  }
}

let server: ChildProcess | null = null
try {
  await prepare()
  server = startServer()
  await untilReady()
  const until = Date.now() + seconds * 1000
  const runs = Array.from({ length: clients }, (_, n) =>
    runClient({ origin, token, number: n + 1, until }),
  )
  for (const what of ['server', 'database', 'server'] as const) {
    await wait((seconds * 1000) / 4)
    console.log(`Killing the ${what}`)
    if (what === 'server') {
      await killServer(server)
      server = startServer()
    } else {
      killDatabase()
      database = await startDatabase()
    }
  }
  process.exitCode = (await judge(await Promise.all(runs))) ? 0 : 1
} finally {
  if (server !== null) await killServer(server)
  await database.stop()
  rmSync(folder, { recursive: true, force: true })
}
