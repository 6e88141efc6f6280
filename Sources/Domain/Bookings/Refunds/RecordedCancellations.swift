import CivilTime
import Policies
import PolicySimulation
package import SQL

/// The cancellations that a database has refunds of, as CSV in the form that a simulation reads.
///
/// They come in the order of the refunds' ids, with the policies' inputs as they were recorded. An input that cannot be
/// read gives a row without figures, which a simulation rejects and counts. Memory is that of one page.
package final class RecordedCancellations {
    private static let pageSize = 1_000

    private static let columns = [
        "booking_id", "provider_id", "currency", "paid", "already_refunded", "booked_at", "start_at", "end_at",
        "cancelled_at", "cancelled_by", "time_zone", "service",
    ]

    private let database: any SQLDatabase
    private let store = RefundStore()
    private var cursor: RefundID?
    private var buffer = Array(CSVText.line(RecordedCancellations.columns).utf8)
    private var place = 0

    /// How many refunds there are, and how many have been read.
    package let count: Int
    package private(set) var read = 0

    /// Counts the refunds of a database.
    package init(_ database: any SQLDatabase) async throws {
        self.database = database
        count = try await database.transaction(.read) { connection in
            let rows = try await connection.query("SELECT COUNT(*) AS refunds FROM refunds WHERE kind = 'cancellation'")
            return try rows.first?.decode("refunds") ?? 0
        }
    }

    /// Fills a part of `memory` and returns how many bytes; 0 at the end.
    package func read(into memory: UnsafeMutableRawBufferPointer) async throws -> Int {
        // A page of refunds by hand alone gives no line.
        while place == buffer.count, try await readPage() {}
        let length = min(memory.count, buffer.count - place)
        memory.copyBytes(from: buffer[place..<place + length])
        place += length
        return length
    }

    /// Whether there was one.
    private func readPage() async throws -> Bool {
        buffer.removeAll(keepingCapacity: true)
        place = 0
        let after = cursor
        let page = try await database.transaction(.read) { connection in
            try await store.list(
                provider: nil,
                booking: nil,
                after: after,
                limit: Self.pageSize,
                in: connection
            )
        }
        for refund in page where refund.kind == .cancellation { buffer.append(contentsOf: Self.line(of: refund).utf8) }
        // After the last refund of any kind, or a page of refunds by hand alone would be read again for ever.
        cursor = page.last?.id ?? cursor
        read += page.count { $0.kind == .cancellation }
        return !page.isEmpty
    }

    private static func line(of refund: Refund) -> String {
        let names = [refund.booking.rawValue, refund.id.provider?.rawValue ?? ""]
        do throws(BookingsError) {
            if let input = try refund.recordedInput { return CSVText.line(names + fields(of: input)) }
        } catch {
            // A simulation rejects and counts the row without figures, as it does a bad row of a file.
        }
        return CSVText.line(names + Array(repeating: "", count: columns.count - names.count))
    }

    private static func fields(of input: RefundInput) -> [String] {
        let instants = [input.bookedAt, input.startAt, input.endAt, input.cancelledAt].map(\.description)
        return [input.currency, "\(input.paid)", "\(input.alreadyRefunded)"] + instants
            + [input.cancelledBy.rawValue, input.timeZone, input.serviceName]
    }
}
