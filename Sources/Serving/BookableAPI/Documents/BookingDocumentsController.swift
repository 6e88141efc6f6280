import Bookings
import HTTPTypes
import Hummingbird
import NIOCore
import SQL

/// The documents of bookings: uploaded and read by the client and the provider.
struct BookingDocumentsController: Sendable {
    let database: any SQLDatabase
    let rules: DocumentRules
    let uploads: DocumentUploadLimiter
    private let desk: BookingDocumentDesk

    init(database: any SQLDatabase, rules: DocumentRules, uploads: DocumentUploadLimiter) {
        self.uploads = uploads
        self.database = database
        self.rules = rules
        desk = BookingDocumentDesk(rules: rules)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("bookings/{booking}/documents", use: list)
        let document = router.group("bookings/{booking}/documents/{document}")
        document.put(use: put)
        document.get(use: get)
        document.delete(use: remove)
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        try Query(request).finish()
        let found = try await context.perform(.read, on: database) { transaction in
            _ = try await BookingStore().find(id, in: transaction.connection)
            return try await desk.list(of: id, in: transaction.connection)
        }
        try await context.recordRead(on: database)
        return try .json(BookingDocumentList(found))
    }

    /// The body is the file itself; its type is recognized by the content, and the request's `Content-Type` does not count.
    func put(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let name = try Self.name(context)
        // Before the body is taken, which is what costs.
        try uploads.admit(context.requester, for: id, at: context.receivedAt)
        let content = Array(buffer: try await request.body.collect(upTo: rules.maximumBytes))
        let document = try await desk.upload(content, as: name, for: id, at: context.receivedAt, on: database) {
            try await context.perform(.write, on: database, $0)
        }
        return try .json(BookingDocumentResponse(document))
    }

    func get(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let name = try Self.name(context)
        let stored = try await context.perform(.read, on: database) {
            try await desk.find(name, of: id, in: $0.connection)
        }
        try await context.recordRead(on: database)
        return Response(document: stored.document, content: try await desk.content(of: stored))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.change, id)
        let name = try Self.name(context)
        let file = try await context.perform(.write, on: database) { try await desk.remove(name, of: id, in: $0) }
        await desk.discard(file, of: id)
        return Response(status: .noContent)
    }

    /// The name in the path; throws 404 for anything that cannot be a document's name.
    private static func name(_ context: APIContext) throws -> String {
        let name = context.parameters.get("document") ?? ""
        let isName =
            (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            }
        guard isName else { throw APIError(.notFound, "The document was not found.") }
        return name
    }
}
