import { Spin } from 'antd'
import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLook } from './look.tsx'
import { isMoving } from './motion.ts'

export interface ChartProps {
  option: EChartsCoreOption
  /** What the chart shows, in words, for those who cannot see it. */
  description: string
  height?: number
  /** The name of what was clicked; of a link, of where it leads. */
  onClick?(name: string): void
}

/** A chart; the library comes in a chunk of its own with the first one. */
export function Chart({ option, description, height = 320, onClick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [isLoading, setLoading] = useState(true)
  const { isDark } = useLook()
  const click = useEffectEvent((name: string) => onClick?.(name))
  useEffect(() => {
    let chart: EChartsType | null = null
    let isGone = false
    const watch = new ResizeObserver(() => chart?.resize())
    import('./chart-library.ts').then(({ init }) => {
      if (isGone || place.current === null) return
      chart = init(place.current, isDark ? 'dark' : undefined, { renderer: 'svg' })
      chart.setOption({ backgroundColor: 'transparent', animation: isMoving(), ...option })
      chart.on('click', ({ name, data }) => click(String(Object(data).target ?? name)))
      watch.observe(place.current)
      setLoading(false)
    })
    return () => {
      isGone = true
      watch.disconnect()
      chart?.dispose()
    }
  }, [option, isDark])
  return (
    <Spin spinning={isLoading}>
      <div ref={place} role="img" aria-label={description} style={{ height }} />
    </Spin>
  )
}
