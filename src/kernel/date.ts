const dayMs = 86_400_000
const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether the text is an existing day in ISO form, "2023-02-28". */
export function isDate(text: string): boolean {
  const form = dateForm.exec(text)
  if (form === null) return false
  const [year, month, day] = [Number(form[1]), Number(form[2]), Number(form[3])]
  const isLeapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (monthDays[month - 1] ?? 0) + (isLeapDay ? 1 : 0)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative where the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs
}
