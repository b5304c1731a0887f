import { mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Page,
  type Request,
} from 'playwright-core'
import { afterAll } from 'vitest'
import { signedIn } from '../../src/demo/client.ts'
import { evaluate } from '../../src/demo/evaluate/index.ts'
import { supervise } from '../../src/demo/supervise.ts'
import { demoPassword } from '../../src/demo/users.ts'
import { lastDayOf } from '../../src/kernel/month.ts'
import { operationsOf } from '../app/operations.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'
import { pathOf } from '../tools/install.ts'
import { isPublished } from './public-routes.ts'

/** The console as a browser has it, over a small sample district that has been played through. */
export interface Stage extends LoadedSample {
  origin: string
  browser: Browser
  /** Where pictures of the pages go. */
  pictures: string
  /** The last month that the sample has files of. */
  month: string
  /** A browser of his own for a user of the demo, signed in once; each visit goes to its page anew. */
  enter(username: string, at?: string): Promise<Visit>
  /** Where everybody is and what stands open there, for whoever asks why a test failed. */
  whereabouts(): Promise<string>
}

export interface Visit {
  page: Page
  context: BrowserContext
  /** Console errors, breaches of the content policy, requests that left the origin or the API that is published, and answers that failed. */
  complaints: string[]
  /** What the page has asked for and not got yet. */
  underWay: Set<Request>
}

const size = { people: 300, months: 3 }
/** What the console keeps of a sign-in beside the cookie. */
const signedInMark = { name: 'mingzhang.signed-in', value: 'yes' }

export async function openStage(): Promise<Stage> {
  const sample = await loadedSample(size)
  const { app } = sample
  const month = sample.months.at(-1) ?? ''
  const asOf = lastDayOf(month)
  const [finance, auditor, approver] = [
    await signedIn(app, 'finance'),
    await signedIn(app, 'auditor'),
    await signedIn(app, 'leader'),
  ]
  const say = () => undefined
  await supervise({ app, finance, auditor, asOf, say })
  await evaluate({ finance, auditor, approver, asOf, say })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`
  const browser = await chromium.launch({
    executablePath: pathOf('chromium'),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  })
  afterAll(() => browser.close())
  const pictures = path.resolve(import.meta.dirname, '../../out/console')
  mkdirSync(pictures, { recursive: true })
  const published = operationsOf(app).map(({ path }) => path)
  const visits = new Map<string, Visit>()
  const enter = async (username: string, at = '/') => {
    const known = visits.get(username)
    const isThere = known?.page.isClosed() === false
    const visit = isThere ? known : await openVisit({ browser, origin, published }, username)
    visits.set(username, visit)
    return goTo(visit, `${origin}${at}`)
  }
  const whereabouts = async () => {
    const lines = [...visits].map(async ([username, visit]) => [username, ...(await seen(visit))])
    return JSON.stringify(await Promise.all(lines), null, 1)
  }
  return { ...sample, origin, browser, pictures, month, enter, whereabouts }
}

async function seen({ page, complaints, underWay }: Visit) {
  if (page.isClosed()) return ['closed']
  const open = await page.getByRole('dialog').or(page.getByRole('alert')).allInnerTexts()
  return [page.url(), complaints, [...underWay].map((request) => request.url()), open]
}

async function goTo(visit: Visit, address: string): Promise<Visit> {
  const { page, complaints } = visit
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.emulateMedia({ media: null })
  await page.goto(address)
  await page.getByRole('navigation').first().waitFor()
  complaints.length = 0
  return visit
}

interface House {
  browser: Browser
  origin: string
  /** The paths that the API publishes. */
  published: readonly string[]
}

async function openVisit({ browser, origin, published }: House, username: string): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    storageState: { cookies: [], origins: [{ origin, localStorage: [signedInMark] }] },
  })
  await context.addInitScript(`addEventListener('securitypolicyviolation',
    ({ violatedDirective, blockedURI }) => console.error(violatedDirective, blockedURI))`)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  const underWay = new Set<Request>()
  page.on('requestfinished', (request) => underWay.delete(request))
  page.on('requestfailed', (request) => underWay.delete(request))
  page.on('request', (request) => {
    underWay.add(request)
    const { protocol, origin: asked, pathname } = new URL(request.url())
    // What its own PDF viewer is made of, the browser asks of itself.
    const isInside = /^(data|blob|chrome|chrome-extension):$/.test(protocol)
    const isKnown = !pathname.startsWith('/api/') || isPublished(published, pathname)
    if ((asked !== origin || !isKnown) && !isInside) complaints.push(`asked ${request.url()}`)
  })
  await context.request.post(`${origin}/api/login`, { data: { username, password: demoPassword } })
  return { page, context, complaints, underWay }
}
