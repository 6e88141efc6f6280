package import CivilTime
package import SQL

extension BookingStore {
    /// A part of a list of bookings, after the place `cursor`.
    ///
    /// Costs no more than what is found and, with a service or a status asked for, than so many bookings looked at.
    package func list(
        _ filter: Filter,
        in order: Order,
        after cursor: BookingCursor?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> ListPart<Booking, BookingCursor> {
        if let series = filter.series {
            let part = BookingsInTime(
                table: connection.dialect.bookingsOfSeries,
                condition: "provider_id = \(series.provider) AND series_id = \(series)",
                isCancelled: nil
            )
            return try await list(filter, in: order, [part], after: cursor, limit: limit, in: connection)
        }
        guard order == .start, filter.provider != nil else {
            return try await list(filter, in: order, [.all], after: cursor, limit: limit, in: connection)
        }
        let parts = BookingsInTime.parts(in: connection.dialect).filter { $0.holds(any: filter.statuses) }
        return try await list(filter, in: order, parts, after: cursor, limit: limit, in: connection)
    }

    private func list(
        _ filter: Filter,
        in order: Order,
        _ parts: [BookingsInTime],
        after cursor: BookingCursor?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> ListPart<Booking, BookingCursor> {
        var range = [order.condition(after: cursor, of: filter.provider)]
        if let from = filter.from { range.append("start_at >= \(from)") }
        if let to = filter.to { range.append("start_at < \(to)") }
        var end: BookingCursor?
        var chosen = range
        if filter.isSparse {
            // An index finds the range, but not a service or status in it: a rare one would cost all of the range.
            end = try await lastSeen(range, order, parts, of: filter.provider, in: connection)
            if let end { chosen.append(order.condition(upTo: end, of: filter.provider)) }
            if let service = filter.service { chosen.append("service_id = \(service)") }
            if let statuses = filter.statuses {
                let words = statuses.map { "\($0)" as SQLStatement }.joined(separator: ", ")
                chosen.append("status IN (\(words))")
            }
            if let since = filter.changedSince { chosen.append(Self.changed(since: since, in: connection.dialect)) }
        }
        // A search passes rows over after they are read, so the page's limit cannot be the statement's.
        let maximum = filter.search == nil ? limit : maximumSeen
        let rows = try await connection.rows(
            of: parts.map { part in
                """
                SELECT \(Booking.columns) FROM \(part.table) WHERE \(part.condition) AND \(chosen.joined(separator: " AND "))
                ORDER BY \(order.columns(of: filter.provider)) LIMIT \(maximum)
                """
            }
        )
        let found = try Self.merged(rows.map { try $0.map(Booking.init(row:)) }, maximum) {
            BookingCursor(behind: $0, in: order)
        }
        guard let search = filter.search else { return ListPart(found, lookedAtUpTo: end) }
        // Names and numbers are compared as people write them, which SQL does otherwise on each engine.
        return ListPart(Array(found.lazy.filter { search.finds($0.client) }.prefix(limit)), lookedAtUpTo: end)
    }

    /// The last entry of the history, whose number is the revision, says when a booking changed.
    private static func changed(since: Instant, in dialect: Dialect) -> SQLStatement {
        """
        (SELECT changed_at FROM booking_history AS last \(dialect.by("sqlite_autoindex_booking_history_1"))
            WHERE last.provider_id = bookings.provider_id AND last.booking_id = bookings.booking_id
                AND last.sequence = bookings.revision) >= \(since)
        """
    }

    /// The place of the last booking that is looked at; `nil` when fewer follow.
    private func lastSeen(
        _ range: [SQLStatement],
        _ order: Order,
        _ parts: [BookingsInTime],
        of provider: ProviderID?,
        in connection: any SQLConnection
    ) async throws -> BookingCursor? {
        // Which of several parts the last one is in follows only from all that come before it.
        let isWhole = parts.count == 1
        let bound: SQLStatement = isWhole ? "1 OFFSET \(maximumSeen - 1)" : "\(maximumSeen)"
        let rows = try await connection.rows(
            of: parts.map { part in
                """
                SELECT start_at, booking_id FROM \(part.table) WHERE \(part.condition) AND \(range.joined(separator: " AND "))
                ORDER BY \(order.columns(of: provider)) LIMIT \(bound)
                """
            }
        )
        let places = try rows.map { rows in
            try rows.map { row -> BookingCursor in
                let booking: BookingID = try row.decode("booking_id")
                return order == .id ? .id(booking) : .start(StartCursor(start: try row.decode("start_at"), id: booking))
            }
        }
        let seen = Self.merged(places, maximumSeen) { $0 }
        return isWhole || seen.count == maximumSeen ? seen.last : nil
    }

    /// The first elements of parts that are each in the order of their places.
    private static func merged<Element>(
        _ parts: [[Element]],
        _ maximum: Int,
        _ place: (Element) -> BookingCursor
    ) -> [Element] {
        guard parts.count > 1 else { return parts.first ?? [] }
        return Array(parts.joined().sorted { place($0).precedes(place($1)) }.prefix(maximum))
    }

    /// In which order bookings are listed.
    package enum Order: String, Sendable, CaseIterable {
        /// Of the ids: by provider, then by the time of making.
        case id

        /// Of the starts; of one start, of the ids.
        case start
    }

    /// Which bookings a list shows; a field that is left out lets all pass.
    package struct Filter: Sendable {
        package var provider: ProviderID?
        package var service: ServiceID?

        /// Only those that were made as one series.
        package var series: SeriesID?
        package var statuses: [BookingStatus]?

        /// Only those whose latest change was then or later.
        package var changedSince: Instant?

        /// Only those of clients whom this finds.
        package var search: ClientSearch?

        /// Starts in `[from, to)`.
        package var from: Instant?
        package var to: Instant?

        package init() {}

        /// Whether few bookings of a range may pass, of which no index tells.
        fileprivate var isSparse: Bool {
            service != nil || statuses != nil || changedSince != nil || search != nil
        }
    }
}

extension BookingCursor {
    /// Whether it comes before a place in the same order.
    fileprivate func precedes(_ other: BookingCursor) -> Bool {
        switch (self, other) {
        case (.start(let one), .start(let other)) where one.start != other.start: one.start < other.start
        // As the engines compare them.
        default: booking.rawValue.utf8.lexicographicallyPrecedes(other.booking.rawValue.utf8)
        }
    }
}

extension BookingStore.Order {
    /// Each order is that of an index, of one provider's bookings or of all.
    fileprivate func columns(of provider: ProviderID?) -> SQLStatement {
        switch self {
        case .id: "provider_id, booking_id"
        case .start: provider == nil ? "start_at, booking_id" : "provider_id, start_at, booking_id"
        }
    }

    fileprivate func condition(after cursor: BookingCursor?, of provider: ProviderID?) -> SQLStatement {
        switch (self, cursor) {
        case (.id, _): return .owned(by: provider, "booking_id", after: cursor?.booking)
        case (.start, .start(let place)?):
            return only(provider, "(start_at, booking_id) > (\(place.start), \(place.id))")
        case (.start, _): return only(provider, nil)
        }
    }

    fileprivate func condition(upTo end: BookingCursor, of provider: ProviderID?) -> SQLStatement {
        switch (self, end) {
        case (.start, .start(let place)):
            only(provider, "(start_at, booking_id) <= (\(place.start), \(place.id))")
        default: .owned(by: provider, "booking_id", upTo: end.booking)
        }
    }

    private func only(_ provider: ProviderID?, _ condition: SQLStatement?) -> SQLStatement {
        let conditions = [provider.map { "provider_id = \($0)" as SQLStatement }, condition].compactMap { $0 }
        // `WHERE` needs a condition, and this one is true of every row.
        return conditions.isEmpty ? "booking_id > ''" : conditions.joined(separator: " AND ")
    }
}

extension BookingsInTime {
    /// Whether there can be a booking of one of these among them.
    fileprivate func holds(any statuses: [BookingStatus]?) -> Bool {
        guard let statuses, let isCancelled else { return true }
        return isCancelled ? statuses.contains(.cancelled) : statuses.contains { $0 != .cancelled }
    }
}
