import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { renderPdf } from '../../reports/kit/render.ts'
import {
  composeTownshipEvaluation,
  type TownshipEvaluationData,
  townshipEvaluationMeta,
} from '../../reports/township-evaluation.ts'
import { sampleTownship } from '../reports/sample-township.ts'
import { type Bench, type BenchContext, type Measure, measure, median, timed } from './bench.ts'
import { evaluating } from './reports/evaluating.ts'
import { htmlOf } from './reports/html.ts'

const usualReports = 100
const chromiumReports = 10

/** Township after township, each issued: nothing of one report can serve the next. */
export function townshipOf(index: number): TownshipEvaluationData {
  const code = `7K2M-QX4D-90AB-${String(index).padStart(4, '0')}`
  const issue = { code, url: `https://mingzhang.example/verify/${code}`, issuedOn: '2024-01-15' }
  return sampleTownship({ townshipName: `第${index}镇`, generatedFrom: `run ${index}`, issue })
}

export const print = (data: TownshipEvaluationData) =>
  renderPdf(composeTownshipEvaluation, data, townshipEvaluationMeta(data))

const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

export const reportsBench: Bench = {
  summary:
    'evaluating townships, and printing their reports against Chromium printing the same as HTML',
  run: async (context) => {
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox'],
    })
    try {
      return [
        ...(await speed(context, browser)),
        ...(await evaluating(context, context.rows(usualReports))),
      ]
    } finally {
      await browser.close()
    }
  },
}

/** Both sides in turn, after one round of each that does not count. */
async function speed(context: BenchContext, browser: Browser): Promise<Measure[]> {
  const count = context.rows(usualReports)
  const few = Math.min(count, chromiumReports)
  const [own, theirs]: [number[], number[]] = [[], []]
  const pages = pagesOf(await print(townshipOf(0)))
  await printInChromium(browser, 1)
  for (let run = 0; run < context.runs; run += 1) {
    context.say(`run ${run + 1}: ${count} reports, then ${few} in Chromium`)
    const elapsed = await timed(async () => {
      for (let index = 1; index <= count; index += 1) await print(townshipOf(index))
    })
    own.push(elapsed / count)
    theirs.push((await printInChromium(browser, few)) / few)
  }
  const [ms, chromiumMs] = [median(own), median(theirs)]
  return [
    measure({
      name: 'ms a township report; times faster than Chromium',
      value: ms,
      unit: 'ms',
      ratio: chromiumMs / ms,
      target: 20,
      better: 'higher',
    }),
    measure({
      name: 'pages a second',
      value: (pages * 1000) / ms,
      unit: 'pages/s',
      ratio: null,
      target: null,
      better: 'higher',
    }),
    measure({
      name: 'Chromium: ms a report',
      value: chromiumMs,
      unit: 'ms',
      ratio: null,
      target: null,
      better: 'lower',
    }),
  ]
}

/** Milliseconds for so many HTML pages of the same content, printed in one warm page. */
async function printInChromium(browser: Browser, count: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingzhang-bench-html-'))
  const page = await browser.newPage()
  try {
    const files = Array.from({ length: count }, (_, index) => {
      const file = path.join(folder, `${index}.html`)
      writeFileSync(file, htmlOf(townshipOf(index)))
      return pathToFileURL(file).href
    })
    return await timed(async () => {
      for (const url of files) {
        await page.goto(url)
        await page.pdf({ format: 'A4', tagged: true, outline: true })
      }
    })
  } finally {
    await page.close()
    rmSync(folder, { recursive: true })
  }
}
