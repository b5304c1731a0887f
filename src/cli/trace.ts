import { parseArgs } from 'node:util'
import { listNames } from '../features/reference/index.ts'
import {
  linesOfDocument,
  traceDocument,
  tracePayment,
  traceVoucher,
  vouchersOfDocument,
} from '../features/tracing/index.ts'
import { formatFen, sumFen } from '../kernel/fen.ts'
import type { ListNames } from '../kernel/list.ts'
import { maskName } from '../kernel/mask.ts'
import { ProblemError } from '../kernel/problem.ts'
import { todayOf } from '../platform/clock.ts'
import type { Db } from '../platform/db/database.ts'
import { administrator, type CliCommand, withService } from './command.ts'
import { textTable } from './table.ts'

interface Scope {
  districtCode: string
  asOf: string
}

export const traceCommand: CliCommand = {
  name: 'trace',
  usage:
    'trace (--document NUMBER [--lines] | --payment BATCH/LINE | --voucher NUMBER) ' +
    '[--as-of DAY] [--demo]',
  summary: 'follow money down from a document, or up from a payment or voucher, to the fen',
  run: async (args, config) => {
    const { values } = parseArgs({
      args,
      options: {
        document: { type: 'string' },
        payment: { type: 'string' },
        voucher: { type: 'string' },
        lines: { type: 'boolean', default: false },
        'as-of': { type: 'string' },
        demo: { type: 'boolean' },
      },
    })
    const { document, payment, voucher, lines } = values
    if ([document, payment, voucher].filter((one) => one !== undefined).length !== 1) {
      console.error(`usage: ${traceCommand.usage}`)
      return 2
    }
    return withService(config, values, async (booted) => {
      const { reads, clock, districtCode } = booted.services
      const db = reads(await administrator(booted))
      const scope = { districtCode, asOf: values['as-of'] ?? todayOf(clock) }
      const names = await listNames(db, districtCode)
      try {
        if (document !== undefined) return await down(db, names, { ...scope, document, lines })
        return await up(db, scope, { payment, voucher })
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error
        console.error(error.message)
        return 1
      }
    })
  },
}

/** Returns 1 where the places do not add up to what the document brought. */
async function down(
  db: Db,
  names: ListNames,
  { document: number, lines, ...at }: Scope & { document: string; lines: boolean },
): Promise<number> {
  const scope = { ...at, number }
  const trace = await traceDocument(db, scope)
  console.log(`${number} ${trace.documents[0]?.title}, at the end of ${trace.asOf}`)
  console.log(
    textTable(
      trace.whereabouts.map((row) => [
        row.stageName,
        String(row.fiscalYear),
        names.township(row.townshipCode),
        names.category(row.categoryCode),
        formatFen(row.amount),
      ]),
    ),
  )
  const found = sumFen(trace.whereabouts.map(({ amount }) => amount))
  const brought = trace.brought
  const paid = await linesOfDocument(db, scope)
  const spent = await vouchersOfDocument(db, scope)
  console.log(`brought ${formatFen(brought)}, found ${formatFen(found)}`)
  console.log(
    `reached ${paid.length} payment lines with ${formatFen(sumFen(paid.map((one) => one.amount)))}` +
      ` and ${spent.length} vouchers with ${formatFen(sumFen(spent.map((one) => one.amount)))}`,
  )
  if (lines) {
    console.log(
      textTable([
        ...paid.map((one) => [
          `${one.batch}/${one.line}`,
          one.paidOn,
          maskName(one.payee),
          formatFen(one.amount),
        ]),
        ...spent.map((one) => [one.voucher, one.spentOn, one.payee, formatFen(one.amount)]),
      ]),
    )
  }
  return brought === found ? 0 : 1
}

/** Returns 1 where the documents do not add up to the payment. */
async function up(
  db: Db,
  at: Scope,
  { payment, voucher }: { payment: string | undefined; voucher: string | undefined },
): Promise<number> {
  const trace =
    voucher === undefined
      ? await tracePayment(db, { ...at, ...lineOf(payment ?? '') })
      : await traceVoucher(db, { ...at, voucher })
  console.log(
    `${payment ?? voucher} ${payment === undefined ? trace.payee : maskName(trace.payee)}, ` +
      `${formatFen(trace.amount)}`,
  )
  console.log(
    textTable(
      trace.origins.map((step) => [
        step.isDocument ? 'from' : '',
        step.on,
        step.kind,
        step.reference,
        formatFen(step.amount),
      ]),
    ),
  )
  const found = sumFen(
    trace.origins.filter(({ isDocument }) => isDocument).map(({ amount }) => amount),
  )
  console.log(`documents ${formatFen(found)} of ${formatFen(trace.amount)}`)
  return found === trace.amount ? 0 : 1
}

function lineOf(payment: string): { batch: string; line: number } {
  const at = payment.lastIndexOf('/')
  return { batch: payment.slice(0, Math.max(at, 0)), line: Number(payment.slice(at + 1)) || 0 }
}
