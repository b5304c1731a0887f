/** The only reader of the system's time. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
