import { useMemo } from 'react'
import { Chart } from './chart.tsx'
import { type FlowLink, mostInAColumn, nodesOf } from './flow-links.ts'
import { cutAt } from './long-words.ts'
import { useLook } from './look.tsx'

interface FlowChartProps {
  links: readonly FlowLink[]
  /** What the picture shows, in words. */
  description: string
  /** What was clicked: a place, or where a band leads. */
  onClick?(name: string): void
}

/** As high as a line of text, so that the names of thin bands do not cover each other. */
const gap = 16
/** What is left beside the bands for names. */
const margin = { left: 140, right: 120 }
const least = 360

/** A flow as bands as broad as its money: names left of the first places, else right of them. */
export function FlowChart({ links, description, onClick }: FlowChartProps) {
  const nodes = useMemo(() => nodesOf(links), [links])
  const { isDark } = useLook()
  const last = Math.max(...nodes.map(({ depth }) => depth))
  const option = useMemo(
    () => ({
      tooltip: { trigger: 'item' },
      series: [
        {
          type: 'sankey',
          left: margin.left + 10,
          right: margin.right + 10,
          top: 12,
          bottom: 12,
          nodeGap: gap,
          nodeWidth: 14,
          nodeAlign: 'left',
          layoutIterations: 64,
          // Names stand on bands and between them: no border blurs them, nothing is too faint.
          label: { color: isDark ? '#f0f0f0' : '#1f1f1f', textBorderWidth: 0 },
          data: nodes.map(({ name, isFirst, depth }) => ({
            name,
            label: isFirst
              ? { position: 'left', ...cutAt(margin.left) }
              : { position: 'right', ...(depth === last && cutAt(margin.right)) },
          })),
          links,
          lineStyle: { color: 'gradient', opacity: 0.35 },
        },
      ],
    }),
    [nodes, links, last, isDark],
  )
  return (
    <Chart
      option={option}
      height={Math.max(least, 200 + gap * 1.5 * mostInAColumn(nodes))}
      description={description}
      {...(onClick !== undefined && { onClick })}
    />
  )
}
