import Bookings
import Hummingbird
import SQL

/// Internal notes of providers about their bookings.
struct BookingNotesController: Sendable {
    let database: any SQLDatabase
    let configuration: APIConfiguration
    private let desk = BookingNoteDesk()

    init(database: any SQLDatabase, configuration: APIConfiguration) {
        self.database = database
        self.configuration = configuration
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.post("bookings/{booking}/notes", use: add)
        router.get("bookings/{booking}/notes", use: list)
        router.delete("bookings/{booking}/notes/{note}", use: remove)
    }

    func add(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        let payload = try await Payload(request, configuration)
        let creation = try IdempotentCreation(request, payload, context: context)
        let text = try payload.json(BookingNoteRequest.self).text
        return try await creation.response(on: database) { transaction in
            let note = try await desk.add(text, to: id, in: transaction)
            return try CreatedResource(BookingNoteResponse(note), at: "/v1/bookings/\(id)/notes/\(note.id)")
        }
    }

    func list(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        try Query(request).finish()
        let notes = try await context.perform(.read, on: database) { transaction in
            _ = try await BookingStore().find(id, in: transaction.connection)
            return try await desk.list(of: id, in: transaction.connection)
        }
        try await context.recordRead(on: database)
        return try .json(BookingNoteList(notes))
    }

    func remove(_ request: Request, context: APIContext) async throws -> Response {
        let id: BookingID = try context.pathID("booking")
        try context.requester.require(.manage, id)
        let note: NoteID = try context.pathID("note")
        try await context.perform(.write, on: database) { try await desk.remove(note, of: id, in: $0) }
        return Response(status: .noContent)
    }
}
