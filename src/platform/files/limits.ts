/** What a file may cost at most; a file above a limit is refused as a whole. */
export interface Limits {
  readonly bytes: number
  readonly rows: number
  readonly columns: number
  /** Characters in one cell; Excel allows 32,767. */
  readonly cellLength: number
  readonly sheets: number
  /** All parts of a workbook together. */
  readonly unzippedBytes: number
  /** Unzipped bytes for one zipped byte. */
  readonly unzipRatio: number
  /** The texts of a workbook's shared table, the one part that is held in memory. */
  readonly sharedTextBytes: number
}

const mebibyte = 1024 * 1024

const defaultLimits: Limits = {
  bytes: 512 * mebibyte,
  rows: 5_000_000,
  columns: 200,
  cellLength: 32_767,
  sheets: 100,
  unzippedBytes: 2048 * mebibyte,
  unzipRatio: 200,
  sharedTextBytes: 512 * mebibyte,
}

export function limitsWith(changes: Partial<Limits> = {}): Limits {
  return { ...defaultLimits, ...changes }
}
