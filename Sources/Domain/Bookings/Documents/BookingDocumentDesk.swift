package import CivilTime
package import SQL

/// Stores the documents that services ask for, one file for each, and reads and removes them.
package struct BookingDocumentDesk: Sendable {
    let rules: DocumentRules
    private let bookings = BookingStore()
    private let services = ServiceStore()

    package init(rules: DocumentRules) {
        self.rules = rules
    }

    /// A document that was stored, and the file of the one that it replaced, which is to be discarded after the commit.
    package struct Put: Sendable {
        package let document: BookingDocument
        package let replaced: String?
    }

    /// Stores a document that was received for the same booking, replacing an earlier one with the same name.
    ///
    /// Throws ``BookingsError`` if the booking does not exist or is cancelled, its client was erased or its documents are no longer
    /// kept, if the service does not ask for the document, or if the booking has too many documents.
    package func put(
        _ received: ReceivedDocument,
        as name: String,
        for id: BookingID,
        in transaction: Transaction
    ) async throws -> Put {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        try await transaction.lock(provider)
        let connection = transaction.connection
        let booking = try await requireAccepted(name, for: id, at: transaction.now, in: connection)
        let document = BookingDocument(
            name: name,
            type: received.type,
            size: received.size,
            hash: received.hash,
            uploadedAt: transaction.now,
            uploadedBy: transaction.requester.label
        )
        let replaced = try await file(of: name, for: id, in: connection)
        try await keep(document, received.place, for: booking, in: connection)
        return Put(document: document, replaced: replaced)
    }

    /// The booking that accepts a document with that name now; throws as ``put(_:as:for:in:)``.
    func requireAccepted(
        _ name: String,
        for id: BookingID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> Booking {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        let booking = try await bookings.find(id, in: connection)
        guard booking.client != .erased, booking.status != .cancelled, keeps(booking, at: now) else {
            throw BookingsError(.wrongState, "The booking no longer accepts documents.")
        }
        let service = try await services.find(booking.service, of: provider, in: connection)
        guard service.requirements.documents.contains(where: { $0.name == name }) else { throw Self.unknown(name) }
        let others = try await list(of: id, in: connection).filter { $0.name != name }
        guard others.count < rules.perBooking else {
            throw BookingsError(.wrongState, "A booking can have at most \(rules.perBooking) documents.")
        }
        return booking
    }

    func type(of content: [UInt8]) throws -> DocumentType {
        guard content.count <= rules.maximumBytes else {
            throw BookingsError(.invalidValue, "At most \(rules.maximumBytes) bytes are accepted.", field: "document")
        }
        guard let type = DocumentType(recognizing: content), rules.types.contains(type) else {
            let types = rules.types.map(\.rawValue).sorted().joined(separator: ", ")
            throw BookingsError(.invalidValue, "The content is not of an accepted type: \(types).", field: "document")
        }
        return type
    }

    /// Whether documents of a booking are still kept.
    private func keeps(_ booking: Booking, at now: Instant) -> Bool {
        booking.endAt + Int64(rules.retentionDays) * 86_400 > now
    }

    private func keep(
        _ document: BookingDocument,
        _ place: ReceivedDocument.Place,
        for booking: Booking,
        in connection: any SQLConnection
    ) async throws {
        let (content, file): ([UInt8]?, String?) =
            switch place {
            case .row(let content): (content, nil)
            case .file(let name): (nil, name)
            }
        _ = try await connection.execute(
            """
            INSERT INTO booking_documents (provider_id, booking_id, name, type, size, content_hash, uploaded_at, uploaded_by,
                session_end_at, content, file)
            VALUES (\(booking.provider), \(booking.id), \(document.name), \(document.type.rawValue), \(document.size),
                \(document.hash), \(document.uploadedAt), \(document.uploadedBy), \(booking.endAt), \(content), \(file))
            ON CONFLICT (provider_id, booking_id, name) DO UPDATE SET type = excluded.type, size = excluded.size,
                content_hash = excluded.content_hash, uploaded_at = excluded.uploaded_at,
                uploaded_by = excluded.uploaded_by, session_end_at = excluded.session_end_at, content = excluded.content,
                file = excluded.file
            """
        )
    }

    /// The documents of a booking, in the order of their names.
    package func list(of id: BookingID, in connection: any SQLConnection) async throws -> [BookingDocument] {
        try await connection.query(
            """
            SELECT \(BookingDocument.columns) FROM booking_documents
                \(connection.dialect.by("sqlite_autoindex_booking_documents_1"))
            WHERE provider_id = \(id.provider) AND booking_id = \(id) ORDER BY provider_id, booking_id, name
            """
        ).map(BookingDocument.init(row:))
    }

    /// A document with its content, or the file that has it; throws ``BookingsError`` if the booking has none with that name.
    package func find(
        _ name: String,
        of id: BookingID,
        in connection: any SQLConnection
    ) async throws -> StoredDocument {
        let found = try await connection.query(
            """
            SELECT \(BookingDocument.columns), content, file FROM booking_documents
            WHERE provider_id = \(id.provider) AND booking_id = \(id) AND name = \(name)
            """
        )
        guard let row = found.first else { throw Self.unknown(name) }
        let file: String? = try row.decode("file")
        return StoredDocument(
            document: try BookingDocument(row: row),
            booking: id,
            place: try file.map { .file($0) } ?? .row(try row.decode("content"))
        )
    }

    private func file(
        of name: String,
        for id: BookingID,
        in connection: any SQLConnection
    ) async throws -> String? {
        try await connection.query(
            """
            SELECT file FROM booking_documents
            WHERE provider_id = \(id.provider) AND booking_id = \(id) AND name = \(name)
            """
        ).first?.decode("file")
    }

    /// Removes a document, and returns its file, which is to be discarded after the commit; throws ``BookingsError`` if the booking has
    /// none with that name.
    package func remove(_ name: String, of id: BookingID, in transaction: Transaction) async throws -> String? {
        let file = try await file(of: name, for: id, in: transaction.connection)
        let removed = try await transaction.connection.execute(
            """
            DELETE FROM booking_documents
            WHERE provider_id = \(id.provider) AND booking_id = \(id) AND name = \(name)
            """
        )
        guard removed == 1 else { throw Self.unknown(name) }
        return file
    }

    /// Records the new end of a booking's session, from which the retention of its documents counts.
    static func noteEnd(of booking: Booking, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            """
            UPDATE booking_documents \(connection.dialect.by("sqlite_autoindex_booking_documents_1"))
            SET session_end_at = \(booking.endAt)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id)
            """
        )
    }

    /// Removes documents of sessions that ended by `end`, at most `limit`, and returns how many.
    package static func remove(endedBy end: Instant, limit: Int, in connection: any SQLConnection) async throws -> Int {
        let found = try await connection.query(
            """
            SELECT booking_id, name FROM booking_documents \(connection.dialect.by("booking_documents_by_end"))
            WHERE session_end_at <= \(end) ORDER BY session_end_at LIMIT \(limit)
            """
        )
        for row in found {
            let id = try row.decode("booking_id", as: BookingID.self)
            _ = try await connection.execute(
                """
                DELETE FROM booking_documents
                WHERE provider_id = \(id.provider) AND booking_id = \(id)
                    AND name = \(try row.decode("name", as: String.self))
                """
            )
        }
        return found.count
    }

    private static func unknown(_ name: String) -> BookingsError {
        BookingsError(.notFound, "Document \"\(name.prefix(40))\" was not found.")
    }
}
