import { Form, Input, InputNumber, Switch } from 'antd'

/** The part of a JSON Schema that a form is made of. */
export interface ParamSchema {
  properties?: Record<string, Property>
}
interface Property {
  type?: string
  title?: string
  description?: string
  minimum?: number
  maximum?: number
}

/** A field for each parameter that is a number, a switch or a word; the others stay as they are. */
export function ParamFields({ schema }: { schema: ParamSchema }) {
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const field = fieldOf(property)
    return field === null ? null : (
      <Form.Item
        key={name}
        name={['params', name]}
        label={property.title ?? name}
        extra={property.description}
        valuePropName={property.type === 'boolean' ? 'checked' : 'value'}
      >
        {field}
      </Form.Item>
    )
  })
}

function fieldOf({ type, minimum, maximum }: Property) {
  if (type === 'boolean') return <Switch />
  if (type === 'string') return <Input />
  if (type !== 'integer' && type !== 'number') return null
  return (
    <InputNumber
      style={{ width: '100%' }}
      {...(minimum !== undefined && { min: minimum })}
      {...(maximum !== undefined && { max: maximum })}
    />
  )
}
