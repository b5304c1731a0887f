import { Flex, Typography } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useText } from '../messages/index.tsx'

/** The title of a page, what it says in a line, and what one can do on it. */
export function PageHead({
  title,
  note,
  children,
}: {
  title: string
  note?: string
  children?: ReactNode
}) {
  const { product } = useText()
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <Flex justify="space-between" align="start" wrap gap={12} style={{ marginBottom: 16 }}>
      <div>
        <Typography.Title level={2} style={{ margin: 0 }}>
          {title}
        </Typography.Title>
        {note !== undefined && <Typography.Text type="secondary">{note}</Typography.Text>}
      </div>
      <Flex gap={8} wrap className="no-print">
        {children}
      </Flex>
    </Flex>
  )
}
