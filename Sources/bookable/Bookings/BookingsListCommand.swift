import ArgumentParser
import Bookings
import CivilTime
import Money
import SQL

/// Lists bookings.
struct BookingsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List bookings in the order of their starts, without their clients' names.",
        discussion: """
            The time is that of the start. What cancellations would have given back under other policies is computed from the
            database itself: bookable refunds simulate --database. Changes nothing.

              bookable bookings list --provider prv_anna --since 2026-03-01
              bookable bookings list --status cancelled --format csv
            """
    )

    @OptionGroup var options: DatabaseOptions

    @Option(help: "Only those of this provider.")
    var provider: ProviderID?

    @Option(
        help: "Only those that are \(BookingStatus.allCases.map(\.rawValue).joined(separator: ", ")). Repeat for more."
    )
    var status: [BookingStatus] = []

    @OptionGroup var period: Period

    @OptionGroup var output: TableOptions

    private var format: TabularFormat { output.format }

    private static let pageSize = 500

    private static let list = MoneyList(
        names: [
            "booking_id", "provider_id", "service", "status", "start_at", "end_at", "booked_at", "cancelled_at",
            "cancelled_by", "seats", "price", "paid", "refunded", "currency", "digits",
        ],
        optional: [
            "digits", "booked_at", "end_at", "cancelled_at", "service", "cancelled_by", "provider_id", "seats", "price",
            "refunded",
            "paid",
        ]
    )

    func run() async throws {
        var filter = BookingStore.Filter()
        filter.provider = provider
        filter.statuses = status.isEmpty ? nil : status
        (filter.from, filter.to) = (try period.start, try period.end)
        let database = try await options.openExisting()
        let found = try await database.closing { [filter] in try await Self.all(filter, in: $0) }
        try Self.list.show(found.map(cells), as: format)
    }

    private static func all(
        _ filter: BookingStore.Filter,
        in database: any SQLDatabase
    ) async throws -> [Booking] {
        let store = BookingStore(observers: [])
        var found: [Booking] = []
        var cursor: BookingCursor?
        repeat {
            let part = try await database.transaction(.read) { [cursor] connection in
                try await store.list(filter, in: .start, after: cursor, limit: pageSize, in: connection)
            }
            found += part.found
            cursor = part.next(limit: pageSize) { BookingCursor(behind: $0, in: .start) }
        } while cursor != nil
        return found
    }

    private func cells(_ booking: Booking) -> [String] {
        let currency = booking.currency
        let amounts = [booking.price.minorUnits, booking.paid, booking.refunded].map { format.amount($0, currency) }
        return [
            booking.id.rawValue, booking.provider.rawValue, booking.service.rawValue, booking.status.rawValue,
            "\(booking.startAt)", "\(booking.endAt)", "\(booking.bookedAt)", booking.cancelledAt.map { "\($0)" } ?? "",
            booking.cancellation?.rawValue ?? "", "\(booking.seats.count)",
        ] + amounts + [currency.code, "\(currency.digits)"]
    }
}

extension BookingStatus: ExpressibleByArgument {}
