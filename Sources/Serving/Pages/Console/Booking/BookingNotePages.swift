import BookableAPI
import Bookings
import Hummingbird

/// Adding and removing notes about a booking.
struct BookingNotePages: Sendable {
    let bookings: BookingPages
    private let desk = BookingNoteDesk()
    private var gate: ConsoleGate { bookings.gate }

    init(bookings: BookingPages) {
        self.bookings = bookings
    }

    func addRoutes(to router: some RouterMethods<APIContext>) {
        let notes = router.group("console/{provider}/bookings/{booking}/notes")
        notes.post { try await add(PageRequest($0, $1)) }
        notes.post("{note}/remove") { try await remove(PageRequest($0, $1)) }
    }

    /// The form carries the id of the new note, so that sending it twice adds one note.
    private func add(_ request: PageRequest) async throws -> Response {
        try await act(request) { id, fields, transaction in
            guard let text = BookingPages.text(fields["text"], upTo: BookingNoteDesk.longestText) else { return }
            let note = NoteID(rawValue: fields["id"]).flatMap { $0.provider == id.provider ? $0 : nil }
            _ = try await desk.add(text, to: id, as: note, in: transaction)
        }
    }

    private func remove(_ request: PageRequest) async throws -> Response {
        try await act(request) { id, _, transaction in
            guard let note = NoteID(rawValue: request.part("note")) else { throw PageRequest.notFound }
            try await desk.remove(note, of: id, in: transaction)
        }
    }

    private func act(
        _ request: PageRequest,
        _ useCase: (BookingID, FormFields, Transaction) async throws -> Void
    ) async throws -> Response {
        try await gate.open(request, for: .manageBookings) { practice in
            let fields = try await request.form().fields
            let id = try BookingPages.id(request, of: practice)
            do {
                try await gate.change(practice, request, fields) { try await useCase(id, fields, $0) }
                return bookings.back(id, practice, request, .done)
            } catch let error as BookingsError where error.code == .wrongState {
                request.note(error)
                return bookings.back(id, practice, request, .changed)
            }
        }
    }
}
