import { Spin } from 'antd'

/** Says that something is on its way, also to those who cannot see it turn. */
export function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label}>
      <Spin />
    </div>
  )
}
