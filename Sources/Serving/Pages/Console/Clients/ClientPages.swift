import BookableAPI
import Bookings
import CivilTime
import HTTPTypes
import Hummingbird
import JSONEncoding
import NIOCore
import Notifications
import SQL

/// The clients of a provider: finding one, what is known of one, exporting and erasing that.
///
/// A client is named by one of their bookings, since addresses of pages end up in the history of browsers.
struct ClientPages: Sendable {
    let database: any SQLDatabase
    let gate: ConsoleGate
    private let erasure: ClientErasure
    private let reader: ClientReader
    private let exporter = ClientExporter()

    /// Where the content of documents is; `nil` if it is in the database.
    private let documentFolder: DocumentFolder?

    init(
        database: any SQLDatabase,
        gate: ConsoleGate,
        observers: [any BookingObserver],
        documentFolder: DocumentFolder?
    ) {
        self.database = database
        self.gate = gate
        self.documentFolder = documentFolder
        erasure = ClientErasure(observers: observers)
        reader = ClientReader(zones: gate.zones)
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        router.get("console/{provider}/clients") { try await search(PageRequest($0, $1)) }
        router.post("console/{provider}/clients") { try await search(PageRequest($0, $1)) }
        let path = "console/{provider}/clients/{booking}"
        router.get(RouterPath(path)) { try await show(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/export")) { try await export(PageRequest($0, $1)) }
        router.get(RouterPath("\(path)/erase")) { try await askToErase(PageRequest($0, $1)) }
        router.post(RouterPath("\(path)/erase")) { try await erase(PageRequest($0, $1)) }
    }

    static func address(_ practice: Practice) -> Address { practice.address.appending("clients") }

    // MARK: Finding

    /// What is looked for is posted, so that it is in no address; looking changes nothing.
    private func search(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeClients) { practice in
            let fields = request.request.method == .post ? try await request.form().fields : FormFields("")
            let text = String(fields["q"].prefix(100))
            var found: ClientReader.Found?
            if text.count >= 2 {
                let before = Instant(rfc3339: fields["before"])
                found = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                    try await reader.find(text, of: practice.provider.id, before: before, in: $0)
                }
                try await gate.recordRead(of: found?.clients.map(\.latest.id) ?? [], practice, request)
            }
            let visit = request.visit(Self.address(practice))
            let view = ClientsView(
                practice: practice,
                text: text,
                isTooShort: text.count == 1,
                found: found,
                isErased: request.query["news"] == "erased"
            )
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    // MARK: One client

    private func show(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .seeClients) { practice in
            let id = try BookingPages.id(request, of: practice)
            let record = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
                try await reader.record(of: id, in: $0)
            }
            try await gate.recordRead(of: record.bookings.map(\.booking.id), practice, request)
            let visit = request.visit(Self.address(practice).appending(id.rawValue))
            let view = ClientView(practice: practice, id: id, record: record)
            return Response(page: view.bytes(for: visit), for: visit)
        }
    }

    /// What a file says besides the bookings.
    private struct ExportHead: Encodable {
        let provider: String
        let exportedAt: String

        private enum CodingKeys: String, CodingKey {
            case provider = "provider_id"
            case exportedAt = "exported_at"
        }
    }

    /// A file, made by a form since it is recorded as reading all bookings.
    private func export(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageClients) { practice in
            _ = try await request.form()
            let id = try BookingPages.id(request, of: practice)
            let head = ExportHead(
                provider: practice.provider.id.rawValue,
                exportedAt: request.now.description
            )
            var document = ByteBuffer(string: "{\"bookings\":[")
            try await writeRecords(of: id, practice, request, to: &document)
            document.writeString("],")
            document.writeBytes(try SortedJSON.bytes(of: head).dropFirst())
            var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
            headers[.contentDisposition] = "attachment; filename=\"client-\(id).json\""
            headers[.xContentTypeOptions] = "nosniff"
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: document))
        }
    }

    /// Writes all bookings of the client between commas, a portion in each transaction.
    ///
    /// Each portion is recorded as read, and kept as bytes alone.
    private func writeRecords(
        of id: BookingID,
        _ practice: Practice,
        _ request: PageRequest,
        to document: inout ByteBuffer
    ) async throws {
        let requester = practice.member.requester
        let client = try await database.transaction(.read, by: requester, at: request.now) {
            try await reader.identity(of: id, in: $0)
        }
        var last: BookingID?
        repeat {
            let portion = try await database.transaction(.read, by: requester, at: request.now) { [last] transaction in
                try await exporter.records(of: client, after: last, limit: Self.portion, in: transaction)
            }
            try await gate.recordRead(of: portion.map(\.id), practice, request)
            for (index, record) in portion.enumerated() {
                if last != nil || index > 0 { document.writeString(",") }
                document.writeBytes(try SortedJSON.bytes(of: record))
            }
            last = portion.count == Self.portion ? portion.last?.id : nil
        } while last != nil
    }

    private static let portion = 100

    // MARK: Erasing

    private func askToErase(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageClients) { practice in
            try await erasePage(practice, request)
        }
    }

    private func erasePage(
        _ practice: Practice,
        _ request: PageRequest,
        problem: EraseClientView.Problem? = nil
    ) async throws -> Response {
        let id = try BookingPages.id(request, of: practice)
        let record = try await database.transaction(.read, by: practice.member.requester, at: request.now) {
            try await reader.record(of: id, in: $0)
        }
        try await gate.recordRead(of: record.bookings.map(\.booking.id), practice, request)
        let own = Self.address(practice).appending(id.rawValue)
        let visit = request.visit(own.appending("erase"))
        let view = EraseClientView(practice: practice, record: record, address: own, problem: problem)
        let status: HTTPResponse.Status =
            switch problem {
            case .stillOpen: .conflict
            case .notConfirmed: .unprocessableContent
            case nil: .ok
            }
        return Response(page: view.bytes(for: visit), status: status, for: visit)
    }

    private func erase(_ request: PageRequest) async throws -> Response {
        try await gate.open(request, for: .manageClients) { practice in
            let fields = try await request.form().fields
            let id = try BookingPages.id(request, of: practice)
            guard fields["sure"] == "yes" else {
                return try await erasePage(practice, request, problem: .notConfirmed)
            }
            do {
                let erased = try await gate.change(practice, request, fields, made: { $0.map(\.id.rawValue) }) {
                    transaction in
                    try await erasure.erase(try await reader.identity(of: id, in: transaction), in: transaction)
                }
                await BookingDocumentDesk.discardFiles(ofErased: erased.map(\.id), in: documentFolder)
            } catch let error as BookingsError where error.code == .wrongState {
                request.note(error)
                return try await erasePage(practice, request, problem: .stillOpen)
            }
            let next = Self.address(practice).with("news", "erased")
            return .leading(to: request.visit(next).link(next).text)
        }
    }
}
