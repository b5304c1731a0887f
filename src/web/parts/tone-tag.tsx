import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { useLook } from './look.tsx'

export type Tone = 'good' | 'busy' | 'warn' | 'bad' | 'plain'

/** Dark enough for white letters to be read on (WCAG AA). */
const colours: Readonly<Record<Exclude<Tone, 'plain'>, string>> = {
  good: '#237804',
  busy: '#1a5490',
  warn: '#ad4e00',
  bad: '#a8071a',
}

/** A word with the colour of what it means; on paper without. */
export function ToneTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { isPrinting } = useLook()
  return tone === 'plain' || isPrinting ? (
    <Tag>{children}</Tag>
  ) : (
    <Tag color={colours[tone]} variant="solid">
      {children}
    </Tag>
  )
}
