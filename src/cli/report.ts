import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { reports } from '../../reports/index.ts'
import type { Booted } from '../boot.ts'
import { evaluationsOf } from '../features/evaluation/index.ts'
import { issuedFile, issueReport } from '../features/reporting/index.ts'
import { monthOf } from '../kernel/month.ts'
import { todayOf } from '../platform/clock.ts'
import type { Actor } from '../platform/db/command.ts'
import { administrator, type CliCommand, withService } from './command.ts'

/** The reports under the names by which people call them, and what each is asked for with. */
const kinds = {
  township: { code: 'township-evaluation', takes: ['asOf', 'township'] },
  district: { code: 'district-summary', takes: ['asOf'] },
  'fund-flow': { code: 'fund-flow', takes: ['year', 'asOf'] },
  statement: { code: 'statement', takes: ['year', 'asOf'] },
  reconciliation: { code: 'reconciliation-statement', takes: ['month'] },
  rectification: { code: 'rectification-ledger', takes: ['asOf', 'township'] },
  bulletin: { code: 'dispatch-bulletin', takes: ['year', 'quarter'] },
} as const

type Kind = keyof typeof kinds
const isKind = (name: string | undefined): name is Kind => Object.hasOwn(kinds, name ?? '')

export const reportCommand: CliCommand = {
  name: 'report',
  usage:
    `report ${Object.keys(kinds).join('|')} --out FILE [--as-of DAY] [--township CODE] ` +
    '[--month YYYY-MM] [--quarter N] [--issue [--address URL]] [--demo]',
  summary: 'print a report as PDF, as of the last evaluation; with --issue under a code to verify',
  run: async (args, config) => {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        out: text,
        'as-of': text,
        township: text,
        month: text,
        quarter: text,
        address: text,
        issue: { type: 'boolean', default: false },
        demo: { type: 'boolean' },
      },
    })
    const [kind] = positionals
    const { out, issue, demo, 'as-of': asked, address, ...given } = values
    if (!isKind(kind) || out === undefined) {
      console.error(`usage: ${reportCommand.usage}`)
      return 2
    }
    return withService(config, { demo }, async (booted) => {
      const actor = await administrator(booted)
      const asOf = asked ?? (await lastDay(booted, actor))
      const params = paramsOf(kind, { ...given, asOf })
      const home = address ?? config.http.publicUrl ?? `http://localhost:${config.http.port}`
      const pdf = issue
        ? await issued(booted, actor, { kind, params, address: home })
        : await drafted(booted, actor, { kind, params })
      await writeFile(out, pdf)
      console.log(out)
      return 0
    })
  },
}

/** The day of the last evaluation, or today. */
async function lastDay({ services }: Booted, actor: Actor): Promise<string> {
  const [last] = await evaluationsOf(services.reads(actor), actor)
  return last?.asOf ?? todayOf(services.clock)
}

interface Given {
  asOf: string
  township?: string | undefined
  month?: string | undefined
  quarter?: string | undefined
}

function paramsOf(kind: Kind, { asOf, township, month, quarter }: Given): Record<string, string> {
  const thisMonth = Number(asOf.slice(5, 7))
  const known: Record<string, string | undefined> = {
    asOf,
    township,
    year: asOf.slice(0, 4),
    month: month ?? monthOf(asOf),
    quarter: quarter ?? String(Math.ceil(thisMonth / 3)),
  }
  return Object.fromEntries(
    kinds[kind].takes.flatMap((name) => {
      const value = known[name]
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

interface Wanted {
  kind: Kind
  params: Record<string, string>
}

async function drafted({ services }: Booted, actor: Actor, wanted: Wanted): Promise<Buffer> {
  const report = reports.find(({ code }) => code === kinds[wanted.kind].code)
  if (report === undefined) throw new Error(`There is no report ${wanted.kind}`)
  const asked = { query: wanted.params, today: todayOf(services.clock) }
  return (await report.print(services.reads(actor), actor, asked)).pdf
}

async function issued(
  { services }: Booted,
  actor: Actor,
  { kind, params, address }: Wanted & { address: string },
): Promise<Buffer> {
  const db = services.reads(actor)
  const report = kinds[kind].code
  const { code } = await issueReport(services, actor, db, { report, params, address })
  return (await issuedFile(db, actor, code)).content
}
