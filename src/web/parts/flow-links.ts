/** Money that goes from one place to another, by their names; no way leads back. */
export interface FlowLink {
  source: string
  target: string
  value: number
}

export interface FlowNode {
  name: string
  /** How many steps from where the money came. */
  depth: number
  isFirst: boolean
}

/** The places of a flow with where each stands. */
export function nodesOf(links: readonly FlowLink[]): FlowNode[] {
  const depths = new Map<string, number>()
  const depthOf = (name: string): number => {
    const known = depths.get(name)
    if (known !== undefined) return known
    const before = links.filter(({ target }) => target === name)
    const depth = Math.max(-1, ...before.map(({ source }) => depthOf(source))) + 1
    depths.set(name, depth)
    return depth
  }
  const names = new Set(links.flatMap(({ source, target }) => [source, target]))
  return [...names].map((name) => {
    const depth = depthOf(name)
    return { name, depth, isFirst: depth === 0 }
  })
}

/** How many places stand above each other where there are most. */
export function mostInAColumn(nodes: readonly FlowNode[]): number {
  const counts = new Map<number, number>()
  for (const { depth } of nodes) counts.set(depth, (counts.get(depth) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
