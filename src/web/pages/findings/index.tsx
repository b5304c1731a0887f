import { Typography } from 'antd'
import { useText } from '../../messages/index.tsx'

export function Component() {
  return <Typography.Title level={2}>{useText().menu.findings}</Typography.Title>
}
