import Bookings
import Hummingbird
import Logging
import Observability

/// What the server counts, for Prometheus.
struct MetricsController: Sendable {
    let registry: MetricRegistry
    let access: MetricsAccess
    let sources: [MetricSource]

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("metrics", use: show)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        if access == .key { try context.requester.requireRole(.admin) }
        return Response(bytes: Array(await text(logger: context.logger).utf8), type: MetricRegistry.mediaType)
    }

    /// All figures; those that cannot be read are left out and named in the log.
    func text(logger: Logger) async -> String {
        var readings: [MetricReading] = []
        for source in sources {
            do {
                readings += try await source()
            } catch {
                logger.warning("Figures could not be read", metadata: ["error.message": "\(error)"])
            }
        }
        return registry.text(with: readings)
    }
}
