import { Typography } from 'antd'

/** What a table says that has no rows. */
export function Nothing({ says }: { says: string }) {
  return <Typography.Text type="secondary">{says}</Typography.Text>
}
