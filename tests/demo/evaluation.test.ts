import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { signedIn } from '../../src/demo/client.ts'
import { attachInspection } from '../../src/demo/evaluate/attach-inspection.ts'
import { registerMaterials } from '../../src/demo/evaluate/register-materials.ts'
import { supervise } from '../../src/demo/supervise.ts'
import type { Evaluation, EvaluationDetail } from '../../src/features/evaluation/index.ts'
import { readPdf } from '../reports/read-pdf.ts'
import { printedBy } from '../support/cli.ts'
import { indicatorOf } from '../support/evaluation.ts'
import { type LoadedSample, loadedSample } from '../support/sample.ts'
import { type Counted, countedBy, paperOf } from './by-hand.ts'

const asOf = '2023-12-31'
const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-evaluation-'))
afterAll(() => rmSync(folder, { recursive: true }))

let sample: LoadedSample
let printed: string
let run: EvaluationDetail
const byHand = new Map<string, Record<string, Counted>>()

/** The sample's year with its findings, materials and forms, evaluated as whoever types it does. */
beforeAll(async () => {
  sample = await loadedSample({ people: 200, months: 12, isOpen: true })
  const { app, services, actors, as } = sample
  // What was found at the end of the year is rectified within weeks; those have gone by.
  services.clock.pass(60 * 24 * 3_600_000)
  const [finance, auditor, approver] = [
    await signedIn(app, 'finance'),
    await signedIn(app, 'auditor'),
    await signedIn(app, 'leader'),
  ]
  const say = () => undefined
  await supervise({ app, finance, auditor, asOf, say })
  await registerMaterials({ finance, auditor, approver, asOf, say })
  await attachInspection({ finance, auditor, approver, asOf, say })
  // Who may publish need not be named where there is only one.
  const { userId } = actors.leadership
  await services.db
    .updateTable('app_user')
    .set({ role: 'auditor' })
    .where('id', '=', userId)
    .execute()
  printed = await printedBy(services, 'evaluate', '--scheme', '2023', '--publish')
  const runs = (await as('auditor', { url: '/api/evaluations' })).json<Evaluation[]>()
  run = (await as('auditor', { url: `/api/evaluations/${runs[0]?.id}` })).json<EvaluationDetail>()
  const paper = await paperOf(services.db)
  for (const { code } of run.townships) byHand.set(code, countedBy(paper, code))
}, 240_000)

test('evaluate --scheme 2023 --publish publishes, and prints the ranking', async () => {
  expect(run).toMatchObject({ scheme: 'effectiveness-2023', asOf, state: 'published' })
  const [head, ...lines] = printed.trimEnd().split('\n')
  expect(head).toContain(`as of ${asOf}: published, mean ${run.districtMean}`)
  for (const { name, total, grade, rank } of run.townships) {
    const line = lines.find((one) => one.includes(name))
    expect(line).toMatch(new RegExp(`^\\s*${rank}\\s+${name}\\s+${total}\\s+${grade}\\s`))
  }
  // Typed again it prints the same; a published evaluation stays as it is.
  expect(await printedBy(sample.services, 'evaluate', '--scheme', '2023', '--publish')).toBe(
    printed,
  )
})

test('report township --township 430603002 --out FILE writes its report of that evaluation', async () => {
  const file = path.join(folder, 'township.pdf')
  const out = await printedBy(
    sample.services,
    ...['report', 'township', '--township', '430603002', '--out', file],
  )
  expect(out.trim()).toBe(file)
  const { pages, title } = await readPdf(readFileSync(file))
  const own = run.townships.find(({ code }) => code === '430603002')
  expect(title).toContain('云溪街道')
  expect(pages[0]).toContain(own?.total)
  expect(pages.length).toBeLessThanOrEqual(6)
})

/** Percent, rounded down. */
const down = (part: number, whole: number): string =>
  (Math.floor((10_000 * part) / whole) / 100).toFixed(2)
const yuan = (fen: number): string =>
  (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const share = (what: string) => (part: number, whole: number) =>
  `${part}${what}÷${whole}${what}＝${down(part, whole)}%`
const shareOfMoney = (part: number, whole: number) =>
  `${yuan(part)}元÷${yuan(whole)}元＝${down(part, whole)}%`
const cases = (what: string) => (part: number) => `${part}${what}`
const misuse = (part: number, whole: number) =>
  `${yuan(part / 10_000)}元÷${yuan(whole)}元＝每万元${(part / whole).toFixed(2)}元`

const percent = (part: number, whole: number): number => (100 * part) / whole
const proportional = (weight: number) => (part: number, whole: number) =>
  Math.min(weight, (weight * part) / whole)
const perPoint = (weight: number, target: number, marks: number) => (part: number, whole: number) =>
  Math.min(weight, Math.max(0, weight - Math.max(0, target - percent(part, whole)) * marks))
const perCase =
  (weight: number, marks: number, floor = 0) =>
  (part: number) =>
    Math.max(floor, weight - part * marks)
const quick = (part: number, whole: number): number => {
  const rate = percent(part, whole)
  return rate >= 100 ? 1 : rate >= 95 ? 0.8 : rate >= 90 ? 0.6 : rate >= 80 ? 0.4 : 0
}

type Formula<Answer> = (part: number, whole: number) => Answer
/** Weight, what the sheet says was measured, and the marks for it, as the scheme's text has them. */
const sheet: Record<string, [weight: number, says: Formula<string>, marks: Formula<number>]> = {
  A3: [3, cases('天'), perCase(3, 0.5)],
  A4: [2, share('份'), proportional(2)],
  B4: [3, share('笔'), perPoint(3, 99.5, 1)],
  B5: [3, cases('条'), perCase(3, 1)],
  B6: [2, share('人次'), perPoint(2, 100, 1)],
  C1: [2, shareOfMoney, (part, whole) => 2 * quick(part, whole)],
  C2: [3, shareOfMoney, (part, whole) => 3 * quick(part, whole)],
  C3: [6, share('批'), perPoint(6, 100, 0.5)],
  C4: [
    4,
    shareOfMoney,
    (part, whole) => {
      const rate = percent(part, whole)
      return rate >= 98 ? 4 : rate >= 95 ? 3.6 : rate >= 90 ? 2.8 : rate >= 80 ? 2 : 0
    },
  ],
  C5: [
    3,
    shareOfMoney,
    (part, whole) => {
      const rate = percent(part, whole)
      return rate <= 2 ? 3 : rate <= 5 ? 2.4 : rate <= 10 ? 1.5 : 0
    },
  ],
  C6: [3, shareOfMoney, perPoint(3, 100, 0.5)],
  C7: [3, share('笔'), proportional(3)],
  C8: [3, cases('处'), perCase(3, 1)],
  C9: [
    4,
    misuse,
    (part, whole) => {
      const yuanIn10000 = part / whole
      return yuanIn10000 <= 0
        ? 4
        : yuanIn10000 <= 5
          ? 3.2
          : yuanIn10000 <= 20
            ? 2
            : yuanIn10000 <= 50
              ? 0.8
              : 0
    },
  ],
  C10: [3, share('个'), proportional(3)],
  C11: [2, share('个'), proportional(2)],
  C12: [2, shareOfMoney, proportional(2)],
  C13: [2, cases('个'), perCase(2, 2, -2)],
}

describe('from the rows on paper', () => {
  test.each(Object.entries(sheet))(
    '%s comes out as the system says',
    (code, [own, says, marks]) => {
      for (const { code: township } of run.townships) {
        const result = indicatorOf(run, township, code)
        const counted = byHand.get(township)?.[code] ?? null
        if (counted === null) {
          expect(result, township).toMatchObject({ status: 'not_applicable', computed: null })
          continue
        }
        expect(result?.measured, township).toBe(says(...counted))
        // Where something else of the area does not apply, the weight has grown, and the marks with it.
        const grown = Number(result?.weight) / own
        const rounded = (Math.round(marks(...counted) * grown * 100 + 1e-7) / 100).toFixed(2)
        expect(result?.computed, township).toBe(rounded)
      }
    },
  )
})
