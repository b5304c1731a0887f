import type { Colour } from '../page.ts'

/** One value and the words that stand beside it; the words are exact, the length need not be. */
export interface Bar {
  readonly value: number
  readonly label: string
}

export interface BarSeries {
  readonly name: string
  readonly colour: Colour
  readonly bars: readonly Bar[]
}
