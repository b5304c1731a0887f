import { Button } from 'antd'
import type { Figure } from '../../../features/statements/schemas.ts'
import { useFilters } from '../../parts/filters.ts'
import { Money } from '../../parts/money.tsx'

interface FigureButtonProps {
  figure: Figure
  /** What it is a figure of, in words. */
  name: string
}

/** An amount that opens the rows behind it; the address then has where they are. */
export function FigureButton({ figure, name }: FigureButtonProps) {
  const [, change] = useFilters()
  if (figure.amount === 0n) return <Money fen={figure.amount} />
  return (
    <Button
      type="link"
      size="small"
      style={{ padding: 0 }}
      onClick={() => change({ rows: figure.rows.split('?')[1], of: name })}
    >
      <Money fen={figure.amount} />
    </Button>
  )
}
