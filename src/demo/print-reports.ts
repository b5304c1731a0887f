import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Client } from './client.ts'

export interface Printing {
  approver: Client
  out: string
  /** The last day that counts. */
  asOf: string
  say(line: string): void
}

/** Writes the year's PDFs; returns their names. */
export async function printReports({ approver, out, asOf, say }: Printing): Promise<string[]> {
  say('Printing')
  await mkdir(out, { recursive: true })
  const townships = (await approver.get('/api/townships')).json<{ code: string; name: string }[]>()
  const evaluations = townships.map(({ code, name }) => ({
    file: `township-evaluation-${code}-${name}.pdf`,
    url: `/api/reports/township-evaluation?asOf=${asOf}&township=${code}`,
  }))
  const year = asOf.slice(0, 4)
  const fundFlow = {
    file: 'fund-flow.pdf',
    url: `/api/reports/fund-flow?year=${year}&asOf=${asOf}`,
  }
  const statement = {
    file: 'statement.pdf',
    url: `/api/reports/statement?year=${year}&asOf=${asOf}`,
  }
  const pdfs = [fundFlow, statement, ...evaluations]
  for (const { file, url } of pdfs) {
    await writeFile(path.join(out, file), (await approver.get(url)).body)
    say(`  ${file}`)
  }
  return pdfs.map(({ file }) => file)
}
