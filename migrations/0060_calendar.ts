import { type Kysely, sql } from 'kysely'

/**
 * Rest days and make-up workdays of one year, as 国务院办公厅关于…年部分节假日安排的通知 fixes them:
 * "name first last" with month and day of the year. Weekends that nothing moves have no row.
 */
const years: Readonly<Record<number, { rest: readonly string[]; work: readonly string[] }>> = {
  2021: {
    rest: [
      '元旦 01-01 01-03',
      '春节 02-11 02-17',
      '清明节 04-03 04-05',
      '劳动节 05-01 05-05',
      '端午节 06-12 06-14',
      '中秋节 09-19 09-21',
      '国庆节 10-01 10-07',
    ],
    work: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
  },
  2022: {
    rest: [
      '元旦 01-01 01-03',
      '春节 01-31 02-06',
      '清明节 04-03 04-05',
      '劳动节 04-30 05-04',
      '端午节 06-03 06-05',
      '中秋节 09-10 09-12',
      '国庆节 10-01 10-07',
    ],
    work: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
  },
  2023: {
    rest: [
      '元旦 2022-12-31 2023-01-02',
      '春节 01-21 01-27',
      '清明节 04-05 04-05',
      '劳动节 04-29 05-03',
      '端午节 06-22 06-24',
      '中秋节、国庆节 09-29 10-06',
    ],
    work: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
  },
  2024: {
    rest: [
      '元旦 01-01 01-01',
      '春节 02-10 02-17',
      '清明节 04-04 04-06',
      '劳动节 05-01 05-05',
      '端午节 06-10 06-10',
      '中秋节 09-15 09-17',
      '国庆节 10-01 10-07',
    ],
    work: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  2025: {
    rest: [
      '元旦 01-01 01-01',
      '春节 01-28 02-04',
      '清明节 04-04 04-06',
      '劳动节 05-01 05-05',
      '端午节 05-31 06-02',
      '国庆节、中秋节 10-01 10-08',
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  2026: {
    rest: [
      '元旦 01-01 01-03',
      '春节 02-15 02-23',
      '清明节 04-04 04-06',
      '劳动节 05-01 05-05',
      '端午节 06-19 06-21',
      '中秋节 09-25 09-27',
      '国庆节 10-01 10-07',
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
}

const dayOf = (year: string, day = '') => (day.length === 5 ? `${year}-${day}` : day)
const sourceOf = (year: string) => `《国务院办公厅关于${year}年部分节假日安排的通知》`

/** Holidays and make-up workdays, and the first workday from a day on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table calendar_day (
      day date constraint calendar_day_pk primary key,
      is_workday boolean not null,
      name text not null,
      source text not null
    )`.execute(db)
  for (const [year, { rest, work }] of Object.entries(years)) {
    const holidays = rest.map((line) => ({ words: line.split(' '), isWorkday: false }))
    const workdays = work.map((day) => ({ words: ['调休上班', day, day], isWorkday: true }))
    for (const { words, isWorkday } of [...holidays, ...workdays]) {
      const [name, first, last] = words
      const [from, to] = [dayOf(year, first), dayOf(year, last)]
      await sql`
        insert into calendar_day (day, is_workday, name, source)
        select ${from}::date + n, ${isWorkday}::boolean, ${name}, ${sourceOf(year)}
        from generate_series(0, ${to}::date - ${from}::date) n`.execute(db)
    }
  }

  await sql`
    create function is_workday(day date) returns boolean language sql stable as $$
      select coalesce((select known.is_workday from calendar_day known where known.day = $1),
        extract(isodow from $1) < 6)
    $$`.execute(db)
  // No holiday with its weekends is longer than a fortnight.
  await sql`
    create function next_workday(day date) returns date language sql stable as $$
      select min($1 + n) from generate_series(0, 14) n where is_workday($1 + n)
    $$`.execute(db)
}
