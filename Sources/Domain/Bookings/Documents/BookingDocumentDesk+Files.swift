package import CivilTime
import Crypto
package import SQL

/// What is done outside of transactions, since it can wait for a disk.
extension BookingDocumentDesk {
    /// Takes in a document for a booking, which ``put(_:as:for:in:)`` then gives to it.
    ///
    /// Throws ``BookingsError`` if the content is too long or not of an accepted type, or if it cannot be written.
    package func receive(_ content: [UInt8], for id: BookingID) async throws -> ReceivedDocument {
        let type = try type(of: content)
        let place: ReceivedDocument.Place =
            if let folder = rules.folder { .file(try await folder.write(content, of: id)) } else { .row(content) }
        return ReceivedDocument(type: type, size: content.count, hash: Array(SHA256.hash(data: content)), place: place)
    }

    /// Stores a document that was received, in one transaction that `transact` runs, and removes the file of the one that it replaces.
    ///
    /// What the booking does not accept is refused before anything is written. Throws what ``receive(_:for:)`` and
    /// ``put(_:as:for:in:)`` throw. Where that happens after the file was written, nothing names the file, and it is swept: a commit whose
    /// outcome is not known may stand.
    package func upload(
        _ content: [UInt8],
        as name: String,
        for id: BookingID,
        at now: Instant,
        on database: any SQLDatabase,
        through transact: ((Transaction) async throws -> Put) async throws -> Put
    ) async throws -> BookingDocument {
        // What the content itself shows is told first: it costs no transaction.
        _ = try type(of: content)
        _ = try await database.transaction(.read) { try await requireAccepted(name, for: id, at: now, in: $0) }
        let received = try await receive(content, for: id)
        let put = try await transact { try await self.put(received, as: name, for: id, in: $0) }
        await discard(put.replaced, of: id)
        return put.document
    }

    /// The content of a stored document; throws ``BookingsError`` if its file cannot be read, or is not what was stored.
    package func content(of stored: StoredDocument) async throws -> [UInt8] {
        switch stored.place {
        case .row(let content): return content
        case .file(let name):
            guard let folder = rules.folder else {
                throw BookingsError(.unreadableRecord, "The document is in a folder, and document_folder is not set.")
            }
            let content = try await folder.read(name, of: stored.booking, size: stored.document.size)
            guard Array(SHA256.hash(data: content)) == stored.document.hash else {
                throw BookingsError(
                    .unreadableRecord,
                    "File \(name) of booking \(stored.booking) is not what was stored."
                )
            }
            return content
        }
    }

    /// Removes the file of a document whose row was removed or replaced, if it had one.
    package func discard(_ file: String?, of id: BookingID) async {
        guard let file else { return }
        await rules.folder?.remove(file, of: id)
    }

    /// Removes all files of bookings whose rows an erasure has removed, after its commit.
    ///
    /// Such a booking accepts no document again, so whatever is written for it meanwhile is named by no row. A file that cannot be
    /// removed now is swept later.
    package static func discardFiles(ofErased bookings: some Sequence<BookingID>, in folder: DocumentFolder?) async {
        guard let folder else { return }
        for booking in bookings { _ = try? await folder.removeFiles(of: booking, besides: [], olderThan: .max) }
    }

    /// Removes the files that no row names, an hour after they were written, and returns how many those were.
    ///
    /// A row is written soon after its file. Files of bookings that the database does not have are left: they can belong to another one.
    package static func sweepFiles(
        in folder: DocumentFolder,
        on database: any SQLDatabase,
        now: Int64
    ) async throws -> Int {
        var removed = 0
        for booking in try await folder.bookings() {
            if Task.isCancelled { break }
            let named = try await database.transaction(.read) { try await files(of: booking, in: $0) }
            guard let named else { continue }
            removed += try await folder.removeFiles(of: booking, besides: named, olderThan: now - 3_600)
        }
        return removed
    }

    /// The files that rows of a booking name; `nil` if the booking does not exist.
    private static func files(of id: BookingID, in connection: any SQLConnection) async throws -> Set<String>? {
        let booking = try await connection.query(
            "SELECT 1 AS one FROM bookings WHERE provider_id = \(id.provider) AND booking_id = \(id)"
        )
        guard !booking.isEmpty else { return nil }
        let found: [String?] = try await connection.query(
            """
            SELECT file FROM booking_documents \(connection.dialect.by("sqlite_autoindex_booking_documents_1"))
            WHERE provider_id = \(id.provider) AND booking_id = \(id)
            """
        ).map { try $0.decode("file") }
        return Set(found.compactMap(\.self))
    }
}
