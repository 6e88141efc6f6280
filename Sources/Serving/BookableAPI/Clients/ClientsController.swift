import Bookings
import Hummingbird
import Notifications
import SQL
import WireFormat

/// What a provider knows of one client: exported, or erased.
struct ClientsController: Sendable {
    let database: any SQLDatabase
    let erasure: ClientErasure
    let configuration: APIConfiguration
    private let exporter = ClientExporter()

    init(database: any SQLDatabase, erasure: ClientErasure, configuration: APIConfiguration) {
        self.database = database
        self.erasure = erasure
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("providers/{provider}/clients/export", use: export)
        router.post("providers/{provider}/clients/erase", use: erase)
    }

    func export(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        var query = Query(request)
        let page = PageRequest<BookingID>(reading: &query, configuration: configuration)
        try query.finish()
        let body = try await Payload(request, configuration).json(ClientIdentityRequest.self)
        let client = try body.identity(of: provider)
        let found = try await context.perform(.read, on: database) { transaction in
            try await exporter.records(of: client, after: page.cursor, limit: page.fetchLimit, in: transaction)
        }
        try await context.recordRead(of: found.prefix(page.limit).map(\.id), on: database)
        return try .json(Page(found, limit: page.limit, cursor: \.id.rawValue) { $0 })
    }

    func erase(_ request: Request, context: APIContext) async throws -> Response {
        let provider: ProviderID = try context.pathID("provider")
        try context.requester.require(.manage, provider)
        try Query(request).finish()
        let body = try await Payload(request, configuration).json(ClientIdentityRequest.self)
        let client = try body.identity(of: provider)
        let erased = try await context.performUnrecorded(.write, on: database) { transaction in
            let erased = try await erasure.erase(client, in: transaction)
            try await context.recordChange(of: erased.map(\.id), in: transaction)
            return erased
        }
        await BookingDocumentDesk.discardFiles(ofErased: erased.map(\.id), in: configuration.documents.folder)
        return try .json(ErasedClientResponse(erased))
    }
}
