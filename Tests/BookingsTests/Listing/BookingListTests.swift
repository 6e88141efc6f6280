import Bookings
import CivilTime
import SQL
import Testing

/// A provider's bookings in the order of their starts, whatever became of them.
@Suite(.ownDatabases)
struct BookingListTests {
    @Test(arguments: Engine.allCases)
    func `pages in the order of starts show every booking once, cancelled or not`(engine: Engine) async throws {
        let studio = try await Studio(on: engine)
        var made: [Booking] = []
        // Two days of eight hours; every other booking is cancelled, and its place is booked again.
        for hour in 0..<16 as Range<Int64> {
            let start = Studio.opening + (hour / 8) * 86_400 + hour % 8 * 3_600
            let booking = try await studio.book(at: start)
            made.append(booking)
            if hour.isMultiple(of: 2) {
                _ = try await studio.cancel(booking, at: Studio.now + 60)
                made.append(try await studio.book(at: start, now: Studio.now + 120))
            }
        }
        let expected = made.sorted { ($0.startAt, $0.id.rawValue) < ($1.startAt, $1.id.rawValue) }.map(\.id)
        for limit in [1, 3, 7, 100] {
            #expect(try await pages(of: BookingStore.Filter(), limit, in: studio) == expected, "\(limit)")
        }
        let cancelled = Set(try await pages(of: Self.filter([.cancelled]), 5, in: studio))
        #expect(cancelled.count == 8)
        let standing = try await pages(of: Self.filter([.confirmed, .pending]), 5, in: studio)
        #expect(standing == expected.filter { !cancelled.contains($0) })
        #expect(try await pages(of: Self.filter([.cancelled, .confirmed]), 4, in: studio) == expected)
    }

    private static func filter(_ statuses: [BookingStatus]) -> BookingStore.Filter {
        var filter = BookingStore.Filter()
        filter.statuses = statuses
        return filter
    }

    /// The bookings on all pages of the studio's provider.
    private func pages(of filter: BookingStore.Filter, _ limit: Int, in studio: Studio) async throws -> [BookingID] {
        var filter = filter
        filter.provider = studio.provider
        var found: [BookingID] = []
        var cursor: BookingCursor?
        repeat {
            let part = try await studio.database.transaction(.read) { [filter, cursor] connection in
                try await BookingStore().list(filter, in: .start, after: cursor, limit: limit, in: connection)
            }
            found += part.found.map(\.id)
            cursor =
                part.found.count == limit
                ? part.found.last.map { BookingCursor(behind: $0, in: .start) } : part.lookedAtUpTo
        } while cursor != nil && found.count < 1_000
        return found
    }
}
