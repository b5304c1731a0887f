import { Flex, Typography } from 'antd'
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useText } from '../messages/index.tsx'
import { ProblemBox, type ProblemBoxProps } from './problem-box.tsx'

const ProblemPlace = createContext<HTMLElement | null>(null)

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
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
  return (
    <>
      <Flex justify="space-between" align="start" wrap gap={12} style={{ marginBottom: 16 }}>
        <div>
          <Typography.Title level={2} style={{ margin: 0 }}>
            {title}
          </Typography.Title>
          {note !== undefined && <Typography.Text type="secondary">{note}</Typography.Text>}
        </div>
        <Flex gap={8} wrap align="center" className="no-print">
          <ProblemPlace value={place}>{children}</ProblemPlace>
        </Flex>
      </Flex>
      <div ref={setPlace} />
    </>
  )
}

/** What went wrong with something done in a page's head: said below it, over the whole width. */
export function HeadProblem(props: ProblemBoxProps) {
  const place = useContext(ProblemPlace)
  return place === null ? null : createPortal(<ProblemBox {...props} />, place)
}
