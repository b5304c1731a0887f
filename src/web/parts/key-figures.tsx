import { Card, Col, Row, Statistic } from 'antd'

interface KeyFiguresProps {
  figures: readonly (readonly [title: string, value: string | number, suffix?: string])[]
}

/** A few figures side by side that say how things stand. */
export function KeyFigures({ figures }: KeyFiguresProps) {
  return (
    <Row gutter={[16, 16]} style={{ marginBottom: 16 }}>
      {figures.map(([title, value, suffix]) => (
        <Col key={title} xs={12} lg={Math.max(4, Math.floor(24 / figures.length))}>
          <Card size="small">
            <Statistic
              title={title}
              value={value}
              suffix={suffix}
              styles={{ content: { fontSize: 20, fontVariantNumeric: 'tabular-nums' } }}
            />
          </Card>
        </Col>
      ))}
    </Row>
  )
}
