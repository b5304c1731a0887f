const width = 30

/** A line that is written over and over on a terminal; nothing where the output is no terminal. */
export function progressBar(out: NodeJS.WriteStream) {
  let isShown = false
  return {
    report: async (step: string, done = 0, total?: number): Promise<void> => {
      if (!out.isTTY) return
      isShown = true
      out.write(`\r\x1b[K${lineOf(step, done, total)}`)
    },
    end: () => {
      if (isShown) out.write('\r\x1b[K')
      isShown = false
    },
  }
}

/** "读取 [#####-----] 50 % 1,000/2,000"; without a total only what is done. */
export function lineOf(step: string, done: number, total?: number): string {
  const count = done.toLocaleString('en')
  if (total === undefined || total === 0) return done === 0 ? `${step} …` : `${step} ${count} …`
  const part = Math.min(1, done / total)
  const filled = Math.round(part * width)
  const bar = '#'.repeat(filled) + '-'.repeat(width - filled)
  return `${step} [${bar}] ${Math.floor(part * 100)} % ${count}/${total.toLocaleString('en')}`
}
