/** How much is done at once. */
export interface Bounds {
  /** Runs that are under way at the same time. */
  runs: number
  /** Items of one run. */
  items: number
}

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

/**
 * Does as one what several callers ask for at the same time. Nobody waits for company: as long as a
 * run is free an item starts at once, and only what comes while all are busy goes together. Where
 * a run of several fails each of them is run alone, so that a failure is its own caller's; a run
 * that fails must have left nothing, or be the same when it is repeated.
 */
export function gathered<Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  bounds: Bounds,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let running = 0

  async function settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await run(group.map(({ item }) => item))
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result)
    } catch (error) {
      if (group.length > 1) await Promise.all(group.map((one) => settle([one])))
      else group[0]?.reject(error)
    }
  }

  async function work(): Promise<void> {
    running += 1
    // What arrives in the same moment goes along.
    await new Promise(setImmediate)
    while (waiting.length > 0) await settle(waiting.splice(0, bounds.items))
    running -= 1
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (running < bounds.runs) void work()
    })
}
