import BookableAPI
import Bookings
import Hummingbird
import NIOCore
import SQL

/// Uploading, reading and removing the documents of a booking under its client's secret address.
struct OwnDocumentPages: Sendable {
    let bookings: OwnBookingPages
    let rules: DocumentRules
    let uploads: DocumentUploadLimiter
    private let desk: BookingDocumentDesk

    init(bookings: OwnBookingPages, rules: DocumentRules, uploads: DocumentUploadLimiter) {
        self.bookings = bookings
        self.rules = rules
        self.uploads = uploads
        desk = BookingDocumentDesk(rules: rules)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let document = router.group("b/{token}/documents/{document}")
        document.get { try await get(PageRequest($0, $1)) }
        document.post { try await put(PageRequest($0, $1)) }
        document.post("remove") { try await remove(PageRequest($0, $1)) }
    }

    private func get(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        let name = request.part("document")
        let stored = try await bookings.database.transaction(.read, by: .client(id), at: request.now) {
            try await desk.find(name, of: id, in: $0.connection)
        }
        return Response(document: stored.document, content: try await desk.content(of: stored))
    }

    private func put(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        // Before the body is taken, which is what costs.
        try uploads.admit(.client(id), for: id, at: request.now)
        let sent: UploadedFile?
        do {
            sent = try await request.file(named: "file", upTo: rules.maximumBytes, hidesOrigin: true)
        } catch let error as NIOTooManyBytesError {
            request.note(error)
            return bookings.back(request, news: .documentRefused)
        }
        guard let file = sent, !file.bytes.isEmpty else { return bookings.back(request, news: .documentMissing) }
        guard file.bytes.count <= rules.maximumBytes else { return bookings.back(request, news: .documentRefused) }
        return try await change(request, .documentSaved) {
            let name = request.part("document")
            let database = bookings.database
            _ = try await desk.upload(file.bytes, as: name, for: id, at: request.now, on: database) {
                try await database.transaction(.write, by: .client(id), at: request.now, $0)
            }
        }
    }

    private func remove(_ request: PageRequest) async throws -> Response {
        let id = try await bookings.open(request)
        _ = try await request.form(hidesOrigin: true)
        return try await change(request, .documentRemoved) {
            let name = request.part("document")
            let file = try await bookings.database.transaction(.write, by: .client(id), at: request.now) {
                try await desk.remove(name, of: id, in: $0)
            }
            await desk.discard(file, of: id)
        }
    }

    private func change(
        _ request: PageRequest,
        _ news: BookedView.News,
        _ useCase: () async throws -> Void
    ) async throws -> Response {
        do {
            try await useCase()
            return bookings.back(request, news: news)
        } catch let error as BookingsError where error.code == .invalidValue {
            request.note(error)
            return bookings.back(request, news: .documentRefused)
        } catch let error as BookingsError where error.code == .wrongState {
            request.note(error)
            return bookings.back(request, news: .stateChanged)
        }
    }
}
