const dayMs = 86_400_000
const secondsPerDay = 86_400
const lastSerial = 2_958_465
const days1904 = 1462

const pad = (value: number) => String(value).padStart(2, '0')

/**
 * An Excel serial as the cell shows it: 2023-07-06, 14:30:05 where it has no day, both where it
 * has both; null where it is outside of Excel's calendar.
 */
export function formatSerial(serial: number, is1904: boolean): string | null {
  const seconds = Math.round(serial * secondsPerDay)
  const secondOfDay = seconds % secondsPerDay
  const days = (seconds - secondOfDay) / secondsPerDay
  const day = days + (is1904 ? days1904 : 0)
  if (serial < 0 || day > lastSerial) return null
  const clock = clockOf(secondOfDay)
  if (days === 0) return clock
  const date = dateOf(day)
  return secondOfDay === 0 ? date : `${date} ${clock}`
}

/** Excel believes that there was a 29 February 1900, day 60; days before it are one off. */
function dateOf(day: number): string {
  if (day === 60) return '1900-02-29'
  const shifted = day < 60 ? day + 1 : day
  return new Date(Date.UTC(1899, 11, 30) + shifted * dayMs).toISOString().slice(0, 10)
}

function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:${pad(seconds % 60)}`
}
