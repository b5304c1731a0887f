/** One movement as the model knows it; amounts are so small that every fen is followed. */
export interface Fact {
  kind: string
  on: string
  /** Stays in its stage: goes first on its day. */
  isMove: boolean
  /** Who held it and who holds it then; null outside the district. */
  went: string | null
  came: string | null
  amount: number
  /** Of what comes from outside: the document. */
  document?: string
  /** The line or voucher that it is, "P1/2". */
  own?: string
  reversedOn?: string
}

interface Fen {
  fact: Fact
  index: number
}

/** First in, first out, fen by fen: the slow way that cannot be wrong. */
export class Model {
  readonly facts: Fact[]
  readonly #came = new Map<string, Fen[]>()
  readonly #went = new Map<string, Fen[]>()

  constructor(booked: readonly Fact[], asOf: string) {
    this.facts = booked
      .filter((fact) => fact.on <= asOf)
      .filter(({ reversedOn }) => reversedOn === undefined || reversedOn > asOf)
      .toSorted((a, b) => compare(a.on, b.on) || Number(b.isMove) - Number(a.isMove))
    for (const fact of this.facts) {
      for (const [side, holder] of [
        [this.#came, fact.came],
        [this.#went, fact.went],
      ] as const) {
        if (holder === null) continue
        const fen = side.get(holder) ?? []
        for (let index = 0; index < fact.amount; index += 1) fen.push({ fact, index })
        side.set(holder, fen)
      }
    }
  }

  /** How many fen rest with each holder, by what `nameOf` makes of them. */
  rests(nameOf: (fen: Fen, holder: string) => string): Map<string, number> {
    const counted: string[] = []
    for (const [holder, fen] of this.#came) {
      const gone = this.#went.get(holder)?.length ?? 0
      counted.push(...fen.slice(gone).map((one) => nameOf(one, holder)))
    }
    return countOf(counted)
  }

  /** The fen of the facts by what `nameOf` makes of them. */
  moved(which: (fact: Fact) => boolean, nameOf: (fen: Fen) => string): Map<string, number> {
    return countOf(
      this.facts
        .filter(which)
        .flatMap((fact) =>
          Array.from({ length: fact.amount }, (_, index) => nameOf({ fact, index })),
        ),
    )
  }

  documentOf(fen: Fen): string {
    const first = this.#before(fen, ({ fact }) => fact.went === null)
    return first.fact.document ?? 'none'
  }

  /** The day on which the fen came into its stage. */
  sinceOf(fen: Fen): string {
    return this.#before(fen, ({ fact }) => !fact.isMove).fact.on
  }

  #before(fen: Fen, isIt: (fen: Fen) => boolean): Fen {
    let at = fen
    while (!isIt(at)) {
      const { fact, index } = at
      const holder = fact.went ?? ''
      const first = this.#went.get(holder)?.findIndex((one) => one.fact === fact) ?? -1
      const found = this.#came.get(holder)?.[first + index]
      if (found === undefined) throw new Error(`${holder} never had fen ${index} of ${fact.kind}`)
      at = found
    }
    return at
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return new Map([...counts].toSorted(([a], [b]) => compare(a, b)))
}
