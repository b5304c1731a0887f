import { sql } from 'kysely'
import type { Db } from '../../src/platform/db/database.ts'

/** What an indicator counts in a township, as somebody would with the rows on paper; null: nothing. */
export type Counted = [part: number, whole: number] | null

/** Fen as numbers, days as texts; bigger than any sample, smaller than what a number holds. */
interface Row {
  [column: string]: string | number | boolean | null
}
const text = (row: Row, column: string): string => String(row[column])
const number = (row: Row, column: string): number => Number(row[column])

/** Every row of the tables that the counting is done from, as they are stored. */
export async function paperOf(db: Db) {
  const rows = async (table: string): Promise<Row[]> =>
    (
      await sql<{ row: Row }>`select to_jsonb(t) as row from ${sql.table(table)} t`.execute(db)
    ).rows.map(({ row }) => row)
  return {
    days: await rows('calendar_day'),
    documents: await rows('appropriation'),
    allocations: await rows('allocation'),
    transfers: await rows('transfer'),
    accounts: await rows('account'),
    batches: await rows('payment_batch'),
    lines: await rows('payment'),
    results: await rows('payment_result'),
    vouchers: await rows('expenditure'),
    findings: await rows('finding'),
    events: await rows('finding_event'),
    alerts: await rows('alert'),
    entitled: await rows('eligibility'),
    persons: await rows('person'),
    materials: await rows('material'),
    submissions: await rows('material_submission'),
  }
}
export type Paper = Awaited<ReturnType<typeof paperOf>>

const dayMs = 86_400_000
const later = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10)
const sumOf = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + number(row, column), 0)
const of = (part: number, whole: number): Counted => (whole === 0 ? null : [part, whole])

/** Counts for one township of 2023 as of the year's last day. */
export function countedBy(paper: Paper, township: string): Record<string, Counted> {
  const asOf = '2023-12-31'
  const isHere = (row: Row) => text(row, 'township_code') === township
  const isFrom = (column: string, key: string) => (row: Row) => text(row, column) === key
  const workday = (day: string): string => {
    const known = paper.days.find(isFrom('day', day))
    const works = known?.['is_workday'] ?? ![0, 6].includes(new Date(day).getUTCDay())
    return works === true ? day : workday(later(day, 1))
  }

  const years = new Map(paper.documents.map((one) => [text(one, 'id'), one]))
  const decided = paper.allocations
    .filter(isHere)
    .map((one) => ({ one, document: years.get(text(one, 'appropriation_id')) ?? {} }))
    .filter(({ document }) => number(document, 'fiscal_year') === 2023)
  const given = decided.reduce((sum, { one }) => sum + number(one, 'amount_fen'), 0)
  const promptly = decided.filter(
    ({ one, document }) => text(one, 'decided_on') <= later(text(document, 'received_on'), 30),
  )

  // Money queues on each account: who came first leaves first.
  const flow = { due: 0, inTime: 0 }
  for (const account of paper.accounts.filter(isHere)) {
    if (account['stage'] !== 'allocated' || account['fiscal_year'] !== 2023) continue
    const inOrder = paper.transfers.toSorted(
      (a, b) =>
        Date.parse(text(a, 'effective_on')) - Date.parse(text(b, 'effective_on')) ||
        number(a, 'seq') - number(b, 'seq'),
    )
    const queue = inOrder
      .filter(isFrom('to_account_id', text(account, 'id')))
      .map((one) => ({ by: later(text(one, 'effective_on'), 30), fen: number(one, 'amount_fen') }))
      .filter(({ by }) => by <= asOf)
    flow.due += queue.reduce((sum, { fen }) => sum + fen, 0)
    for (const out of inOrder.filter(isFrom('from_account_id', text(account, 'id')))) {
      let fen = number(out, 'amount_fen')
      while (fen > 0 && queue[0] !== undefined) {
        const [first] = queue
        const taken = Math.min(fen, first.fen)
        if (text(out, 'effective_on') <= first.by) flow.inTime += taken
        first.fen -= taken
        fen -= taken
        if (first.fen === 0) queue.shift()
      }
    }
  }

  const batches = paper.batches.filter(isHere)
  const resultsOf = (batch: Row) => paper.results.filter(isFrom('batch_id', text(batch, 'id')))
  const linesOf = (batch: Row) => paper.lines.filter(isFrom('batch_id', text(batch, 'id')))
  const settledOf = (rows: Row[]) => rows.filter(isFrom('outcome', 'settled'))
  const returnedOf = (rows: Row[]) => rows.filter(isFrom('outcome', 'returned'))
  const firsts = batches.filter((batch) => batch['is_reissue'] === false)
  const settledFen = sumOf(settledOf(batches.flatMap(resultsOf)), 'amount_fen')
  const vouchers = paper.vouchers.filter(isHere)
  const used = settledFen + sumOf(vouchers, 'amount_fen')

  const tills = new Set(
    paper.accounts
      .filter((one) => isHere(one) && one['channel'] === 'township_account')
      .map((one) => text(one, 'id')),
  )
  const handedOut = paper.transfers
    .filter(isFrom('kind', 'spend'))
    .filter((one) => tills.has(text(one, 'from_account_id')))

  const monthly = firsts
    .filter((batch) => text(batch, 'category_code') !== 'temporary')
    .map((batch) => ({ results: resultsOf(batch), due: workday(`${text(batch, 'month')}-10`) }))
    .filter(({ due }) => due < asOf)
  const punctual = monthly.filter(
    ({ results, due }) =>
      results.length > 0 && settledOf(results).every((one) => text(one, 'executed_on') <= due),
  )

  const answers = firsts.flatMap(resultsOf)
  const isPaidBy = (line: Row, due: string): boolean =>
    paper.lines
      .filter(isFrom('reissue_of_batch_id', text(line, 'batch_id')))
      .filter((again) => again['reissue_of_line_no'] === line['line_no'])
      .some((again) => {
        const answer = paper.results.find(
          (one) => one['batch_id'] === again['batch_id'] && one['line_no'] === again['line_no'],
        )
        const inTime = answer !== undefined && text(answer, 'executed_on') <= due
        return (inTime && answer?.['outcome'] === 'settled') || isPaidBy(again, due)
      })
  const backAndDue = returnedOf(answers).filter(
    (line) => later(text(line, 'executed_on'), 30) <= asOf,
  )
  const paidAgain = backAndDue.filter((line) =>
    isPaidBy(line, later(text(line, 'executed_on'), 30)),
  )

  const differing = batches.filter((batch) => {
    const booked = paper.transfers
      .filter(isFrom('payment_batch_id', text(batch, 'id')))
      .filter(({ kind }) => kind === 'pay' || kind === 'reissue')
    const answered = resultsOf(batch)
    const credited = sumOf(settledOf(answered), 'amount_fen')
    return (
      sumOf(linesOf(batch), 'amount_fen') !== sumOf(answered, 'amount_fen') ||
      sumOf(booked, 'amount_fen') !== credited
    )
  })

  const found = paper.findings.filter(isHere).map((finding) => {
    const steps = paper.events
      .filter(isFrom('finding_id', text(finding, 'id')))
      .filter((step) => text(step, 'happened_on') <= asOf)
      .toSorted((a, b) => number(a, 'seq') - number(b, 'seq'))
    const submitted = steps.filter(isFrom('event', 'submit'))
    const isDone = ['verified', 'closed'].includes(String(steps.at(-1)?.['to_state']))
    const isDue = text(finding, 'due_on') <= asOf
    const isPrompt =
      submitted.length > 0 &&
      submitted.every((step) => text(step, 'happened_on') <= text(finding, 'due_on'))
    const waits = steps.at(-1)?.['to_state'] === 'submitted' && isPrompt
    const isLate = !isDone && text(finding, 'due_on') < asOf && !waits
    const fen = number(finding, 'amount_fen')
    const righted = Math.min(fen, sumOf(submitted, 'rectified_fen'))
    return { finding, fen, righted, isDone, isDue, isLate, isPrompt }
  })
  const thisYear = found.filter(({ finding }) => text(finding, 'found_on') >= '2023-01-01')
  const due = thisYear.filter(({ isDue }) => isDue)
  const judged = thisYear.filter(({ isDone, isLate }) => isDone || isLate)
  const patterns = ['retention', 'interception', 'diversion', 'out_of_scope']
  const misused = thisYear
    .filter(({ finding }) => patterns.includes(text(finding, 'pattern')))
    .reduce((sum, { fen }) => sum + fen, 0)
  const again = thisYear.filter(({ finding }) =>
    found.some(({ finding: earlier }) => {
      const [first, next] = [text(earlier, 'found_on'), text(finding, 'found_on')]
      const end = `${number({ year: first.slice(0, 4) }, 'year') + 2}${first.slice(4)}`
      const isSame = earlier['pattern'] === finding['pattern'] && finding['pattern'] !== 'other'
      const isEarlier = `${first} ${text(earlier, 'number')}` < `${next} ${text(finding, 'number')}`
      return isSame && isEarlier && next <= end
    }),
  )
  const dueFen = due.reduce((sum, { fen }) => sum + fen, 0)

  const papers = (kind: string) =>
    paper.materials
      .filter((one) => one['kind'] === kind && one['year'] === 2023)
      .map((one) => {
        const last = workday(text(one, 'due_on'))
        const came = paper.submissions
          .filter(isHere)
          .find(isFrom('material_code', text(one, 'code')))
        const day = came === undefined ? asOf : text(came, 'submitted_on')
        return { came, late: Math.max(0, (Date.parse(day) - Date.parse(last)) / dayMs) }
      })
  const reports = papers('report')
  const dispatches = papers('dispatch')
  const entitled = paper.entitled.filter(isHere)
  const valid = new Set(
    paper.persons.filter((one) => one['is_identity_valid'] === true).map((one) => text(one, 'id')),
  )
  const wrongly = [
    'scope.after_death',
    'scope.no_eligibility',
    'scope.exclusive_categories',
    'scope.disqualified',
    'integrity.duplicate_payment',
  ]
  const confirmed = paper.alerts
    .filter(isHere)
    .filter((one) => one['status'] === 'confirmed' && wrongly.includes(text(one, 'rule_code')))

  return {
    A3: of(
      reports.reduce((sum, { late }) => sum + late, 0),
      1,
    ),
    A4: of(
      dispatches.filter(({ came, late }) => came !== undefined && late === 0).length,
      dispatches.length,
    ),
    B4: of(settledOf(answers).length, answers.length),
    B5: of(confirmed.length, 1),
    B6: of(entitled.filter((one) => valid.has(text(one, 'person_id'))).length, entitled.length),
    C1: of(
      promptly.reduce((sum, { one }) => sum + number(one, 'amount_fen'), 0),
      given,
    ),
    C2: of(flow.inTime, flow.due),
    C3: of(punctual.length, monthly.length),
    C4: of(used, given),
    C5: of(given - used, given),
    C6: of(settledFen, settledFen + sumOf(handedOut, 'amount_fen')),
    C7: of(paidAgain.length, backAndDue.length),
    C8: of(differing.length, 1),
    C9: of(misused * 10_000, used),
    C10: of(due.filter(({ isDone }) => isDone).length, due.length),
    C11: of(judged.filter(({ isDone, isPrompt }) => isDone && isPrompt).length, judged.length),
    C12: of(
      due.reduce((sum, { righted }) => sum + righted, 0),
      dueFen,
    ),
    C13: of(again.length, 1),
  }
}
