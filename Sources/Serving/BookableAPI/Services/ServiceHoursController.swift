import Bookings
import Hummingbird
import SQL
import WireFormat

/// Weekly hours that services have of their own.
struct ServiceHoursController: Sendable {
    let database: any SQLDatabase
    let desk: ServiceHoursDesk
    let services: ServiceDesk
    let warnings: ServiceWarnings
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.put("providers/{provider}/services/{service}/schedule", use: replace)
        router.get("providers/{provider}/services/{service}/schedule", use: show)
        router.delete("providers/{provider}/services/{service}/schedule", use: remove)
    }

    /// Gives a service weekly hours of its own.
    func replace(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        let service: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, id)
        let body = try await Payload(request, configuration).json(ScheduleDocument.self)
        guard !body.schedule.isEmpty else {
            let reason = "This needs a row; DELETE lets the service have the provider's hours."
            throw WireError(.value, field: "schedule", reason: reason)
        }
        let (affected, warnings) = try await context.perform(.write, on: database) { transaction in
            let affected = try await desk.replace(
                service,
                of: id,
                with: body.schedule.map(\.hours),
                in: transaction
            )
            let offered = try await services.find(service, of: id, in: transaction)
            return (affected, try await self.warnings.list(of: offered, in: transaction))
        }
        let document = try JSONBytes.encode(body, with: affected)
        return Response(bytes: try JSONBytes.adding(warnings, to: document), type: "application/json")
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        let service: ServiceID = try context.pathID("service")
        try Query(request).finish()
        let hours = try await context.perform(.read, on: database) { transaction in
            try await desk.find(service, of: id, in: transaction)
        }
        return try .publicRead(ScheduleDocument(hours), to: request, seconds: 10)
    }

    /// Lets a service be offered in the provider's hours again.
    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let id: ProviderID = try context.pathID("provider")
        let service: ServiceID = try context.pathID("service")
        try context.requester.require(.manage, id)
        _ = try await context.perform(.write, on: database) { transaction in
            try await desk.replace(service, of: id, with: [], in: transaction)
        }
        return Response(status: .noContent)
    }
}
