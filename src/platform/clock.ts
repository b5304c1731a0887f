/** The only reader of the system's time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

const chinaMs = 8 * 3_600_000

/** The day it is in China, "2023-07-06". */
export function todayOf(clock: Clock): string {
  return new Date(clock.now().getTime() + chinaMs).toISOString().slice(0, 10)
}
