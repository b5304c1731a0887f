import { FastifyOtelInstrumentation } from '@fastify/otel'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import type { App } from './app-type.ts'

/**
 * Sends a trace of each request to an OpenTelemetry collector: its route and its times. Addresses
 * with their queries, and what was sent, are left out.
 */
export async function installTraces(app: App, collector: string): Promise<void> {
  const exporter = new OTLPTraceExporter({ url: new URL('/v1/traces', collector).href })
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] })
  const instrumentation = new FastifyOtelInstrumentation({
    instrumentHooks: false,
    recordExceptions: false,
    requestHook: (span, request) => {
      span.setAttribute('url.path', request.routeOptions.url ?? 'unknown')
    },
  })
  instrumentation.setTracerProvider(provider)
  await app.register(instrumentation.plugin())
  app.addHook('onClose', () => provider.shutdown())
}
