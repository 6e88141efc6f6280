import Bookings
import Hummingbird
import Notifications
import SQL

/// What providers choose about messages, for all of their services and for one.
struct MessageChoicesController: Sendable {
    let database: any SQLDatabase
    let desk: MessageChoiceDesk
    let configuration: APIConfiguration

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("providers/{provider}/message-settings", use: show)
        router.put("providers/{provider}/message-settings", use: put)
        router.get("providers/{provider}/services/{service}/message-settings", use: showOfService)
        router.put("providers/{provider}/services/{service}/message-settings", use: putOfService)
    }

    func show(_ request: Request, context: APIContext) async throws -> Response {
        try await show(request, for: nil, context)
    }

    func showOfService(_ request: Request, context: APIContext) async throws -> Response {
        try await show(request, for: try context.pathID("service"), context)
    }

    func put(_ request: Request, context: APIContext) async throws -> Response {
        try await put(request, for: nil, context)
    }

    func putOfService(_ request: Request, context: APIContext) async throws -> Response {
        try await put(request, for: try context.pathID("service"), context)
    }

    private func show(_ request: Request, for service: ServiceID?, _ context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let found = try await context.perform(.read, on: database) { transaction in
            try await desk.find(of: provider, for: service, in: transaction)
        }
        return try .json(MessageChoicesResponse(found))
    }

    private func put(_ request: Request, for service: ServiceID?, _ context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        let choices = try await Payload(request, configuration).json(MessageChoicesRequest.self).choices
        try await context.perform(.write, on: database) { transaction in
            try await desk.put(choices, of: provider, for: service, in: transaction)
        }
        return try .json(MessageChoicesResponse(choices))
    }
}
