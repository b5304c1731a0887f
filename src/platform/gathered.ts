/** How long a run may hold up those that come after it. */
const patienceMs = 50

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

interface Ways<Item, Result> {
  /** Does them all, and gives the results in their order; fails where one of them is to fail. */
  together(items: readonly Item[]): Promise<readonly Result[]>
  /** Does one, and fails for its own reason. */
  alone(item: Item): Promise<Result>
  /** How many go together. */
  most: number
}

/**
 * Does as one what several callers ask for at the same time. Nobody waits for company: who finds
 * nothing under way starts at once, and what comes during a run goes together after it; a run that
 * takes long is not waited for. Where a run fails each of them is done alone, so that a failure is
 * its own caller's: a run that fails must have left nothing, or come to the same when repeated.
 */
export function gathered<Item, Result>({
  together,
  alone,
  most,
}: Ways<Item, Result>): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let isBusy = false

  async function settle(group: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await together(group.map(({ item }) => item))
      // What waits is under way before the answers go out.
      setImmediate(() => {
        for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result)
      })
    } catch {
      await Promise.all(
        group.map(({ item, resolve, reject }) => alone(item).then(resolve).catch(reject)),
      )
    }
  }

  async function work(): Promise<void> {
    isBusy = true
    // What arrives in the same moment goes along.
    await new Promise(setImmediate)
    while (waiting.length > 0) await endOrPatience(settle(waiting.splice(0, most)))
    isBusy = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isBusy) void work()
    })
}

function endOrPatience(run: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, patienceMs)
    void run.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
