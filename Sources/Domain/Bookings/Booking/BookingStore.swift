import Money
import CivilTime
package import SQL

/// Rows of bookings and of their history.
package struct BookingStore: Sendable {
    private let events = EventStore()
    private let observers: [any BookingObserver]

    /// - Parameter observers: Act in the transactions that change bookings; whoever only reads has none.
    package init(observers: [any BookingObserver] = []) {
        self.observers = observers
    }

    /// Throws ``BookingsError`` where there is none.
    package func find(_ id: BookingID, in connection: any SQLConnection) async throws -> Booking {
        guard id.provider != nil else { throw BookingsError.notFound(id) }
        return try await connection.run(finding(id))
    }

    /// The query of ``find(_:in:)``.
    package func finding(_ id: BookingID) -> SQLQuery<Booking> {
        // The id names its provider, so the row is found by its whole key, and on a cluster on one server.
        SQLQuery(
            "SELECT \(Booking.columns) FROM bookings WHERE provider_id = \(id.provider) AND booking_id = \(id)"
        ) { rows in
            guard let row = rows.first else { throw BookingsError.notFound(id) }
            return try Booking(row: row)
        }
    }

    /// The query of how often a booking was moved.
    package func countingMoves(of id: BookingID, in dialect: Dialect) -> SQLQuery<Int> {
        // By name, because SQLite may read the whole table if its statistics are from when that was small.
        SQLQuery(
            """
            SELECT COUNT(*) AS moves FROM booking_history \(dialect.by("sqlite_autoindex_booking_history_1"))
            WHERE provider_id = \(id.provider) AND booking_id = \(id) AND kind = \(BookingChange.Kind.rescheduled)
            """
        ) { try $0.first?.decode("moves") ?? 0 }
    }

    /// The changes of a booking, oldest first.
    package func history(of id: BookingID, in connection: any SQLConnection) async throws -> [BookingChange] {
        guard let provider = id.provider else { throw BookingsError.notFound(id) }
        let index = connection.dialect.by("sqlite_autoindex_earlier_clients_1")
        return try await connection.query(
            """
            SELECT booking_history.sequence AS sequence, kind, status, changed_at, changed_by, acted_for, start_at, notice_start_at, note,
                earlier_clients.client AS earlier_client
            FROM booking_history LEFT JOIN earlier_clients \(index)
                ON earlier_clients.provider_id = booking_history.provider_id
                AND earlier_clients.booking_id = booking_history.booking_id
                AND earlier_clients.sequence = booking_history.sequence
            WHERE booking_history.provider_id = \(provider) AND booking_history.booking_id = \(id)
            ORDER BY booking_history.sequence
            """
        ).map(BookingChange.init(row:))
    }

    /// Adds a booking, at the latest with the transaction's commit.
    ///
    /// Where the schema refuses it because its place is taken, so that what was read before no longer holds, the error is
    /// of code ``SQLError/Code/contention``: the transaction runs again and reads what has come first.
    func insert(
        _ booking: Booking,
        of service: (provider: Provider, service: Service)? = nil,
        token: Secret,
        marks: HoldMarks? = nil,
        note: String? = nil,
        news: SeriesNews? = nil,
        by requester: Requester,
        in connection: any SQLConnection
    ) async throws {
        assert(booking.startAt < booking.endAt, "A booking has a length.")
        assert(booking.bufferBefore >= 0 && booking.bufferAfter >= 0, "A footprint holds its session.")
        try await storeSeats(besides: booking, in: connection)
        // Sent with the commit, as no answer is needed before it.
        try await connection.executeLater(
            """
            INSERT INTO bookings (provider_id, booking_id, service_id, status, start_at, end_at, footprint_start,
                footprint_end, seat, seats, seat_numbers, client, token_hash, price, currency, prepayment, payment_way, paid, refunded, policy_id, policy_version,
                availability_rule, notice_start_at, expires_at, booked_at, cancelled_at, cancellation, revision, held_from, held_for,
                series_id, series_index, series_count)
            VALUES (\(booking.provider), \(booking.id), \(booking.service), \(booking.status), \(booking.startAt),
                \(booking.endAt), \(booking.startAt - booking.bufferBefore), \(booking.endAt + booking.bufferAfter),
                \(booking.seats.first), \(booking.seats.count), \(booking.seats.text), \(try JSONText.encode(booking.client)),
                \(token.hash), \(booking.price.minorUnits), \(booking.currency), \(booking.prepayment), \(booking.paymentWay), \(booking.paid), \(booking.refunded),
                \(booking.policy.policy), \(booking.policy.version), \(booking.availabilityRule), \(booking.noticeStartAt), \(booking.expiresAt), \(booking.bookedAt),
                \(booking.cancelledAt), \(booking.cancellation), \(booking.revision), \(marks?.address),
                \(marks?.contact), \(booking.series?.id), \(booking.series?.index), \(booking.series?.count))
            """,
            SQLError.asContention
        )
        try await connection.tellCalendarChange(of: booking.provider)
        try await recordContacts(of: booking, in: connection)
        let change = BookingChange.first(of: booking, by: requester, note: note)
        try await record(change, of: booking, in: connection)
        let data = BookingEventData(booking, changedBy: requester.label, actedFor: requester.party)
        let kinds = EventKind.kinds(ofNew: booking)
        let drafts = try EventStore.Draft.drafts(kinds, at: booking.bookedAt, of: booking.id, data)
        try await events.record(drafts, of: booking.provider, in: connection)
        try await observers.tell(
            ObservedChange(
                provider: booking.provider,
                subject: ChangedBooking(
                    booking: booking,
                    entry: change,
                    news: news,
                    provider: service?.provider,
                    service: service?.service
                ),
                kinds: kinds,
                at: booking.bookedAt
            ),
            in: connection
        )
    }

    /// Writes `booking` back as its next revision and adds `change` to its history.
    ///
    /// Throws as ``insert(_:token:by:in:)`` does where its place is taken.
    func update(_ booking: inout Booking, change: Change, in connection: any SQLConnection) async throws {
        assert((booking.status == .cancelled) == (booking.cancellation != nil), "Only a cancelled booking says why.")
        assert(0...booking.paid ~= booking.refunded, "No more goes back than came in.")
        // Whom a slot was held for is not kept once it is no longer held.
        let marks: SQLStatement =
            if booking.status != .pending {
                ", held_from = NULL, held_for = NULL"
            } else {
                change.heldFor.map { ", held_for = \($0)" } ?? ""
            }
        if change.takesPlace { try await storeSeats(besides: booking, in: connection) }
        // Not sent with the commit as `insert` is: how many rows it changed says whether the
        // revision was still the same.
        let changed = try await connection.place(
            """
            UPDATE bookings SET status = \(booking.status), start_at = \(booking.startAt), end_at = \(booking.endAt),
                footprint_start = \(booking.startAt - booking.bufferBefore),
                footprint_end = \(booking.endAt + booking.bufferAfter), seat = \(booking.seats.first),
                seat_numbers = \(booking.seats.text), price = \(booking.price.minorUnits),
                prepayment = \(booking.prepayment), paid = \(booking.paid), refunded = \(booking.refunded), client = \(try JSONText.encode(booking.client)),
                availability_rule = \(booking.availabilityRule), notice_start_at = \(booking.noticeStartAt),
                payment_way = \(booking.paymentWay), expires_at = \(booking.expiresAt), cancelled_at = \(booking.cancelledAt),
                cancellation = \(booking.cancellation), revision = \(booking.revision + 1) \(marks)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking.id) AND revision = \(booking.revision)
            """
        )
        // The provider's lock rules this out for use cases; the revision catches whoever writes without it.
        guard changed == 1 else {
            throw BookingsError(.conflict, "The booking was changed by another request; read it again.")
        }
        // Before the entry is made, whose number in the history is the revision.
        booking.revision += 1
        try await connection.tellCalendarChange(of: booking.provider)
        if change.earlierClient != nil || change.kind == .clientErased {
            try await replaceContacts(of: booking, in: connection)
        }
        // Who was to prove their address for a slot that is given up is forgotten.
        if booking.status == .cancelled, booking.client.areAwaited {
            try await EmailProofStore().remove(booking.id, in: connection)
        }
        let entry = BookingChange(change, of: booking)
        try await record(entry, of: booking, in: connection)
        let kinds = EventKind.kinds(of: change, to: booking)
        try await recordEvents(kinds, of: booking, change, in: connection)
        if change.kind.correctsFigures, change.changesContacts(of: booking) {
            try await FigureCorrections().request(of: booking.provider, at: change.at, in: connection)
        }
        try await observers.tell(
            ObservedChange(
                provider: booking.provider,
                subject: ChangedBooking(
                    booking: booking,
                    entry: entry,
                    movedFrom: change.movedFrom,
                    wasPending: change.wasPending,
                    news: change.news
                ),
                kinds: kinds,
                at: change.at
            ),
            in: connection
        )
    }

    /// Stores the seats of the bookings at the start of one that takes several, so that the schema compares all of them.
    ///
    /// Those that were made when no booking of their service could take several have them not.
    private func storeSeats(besides booking: Booking, in connection: any SQLConnection) async throws {
        guard booking.seats.count > 1 else { return }
        let type = connection.dialect.typeNames.integers
        _ = try await connection.execute(
            """
            UPDATE bookings SET seat_numbers = CAST('{[' || seat || ',' || (seat + 1) || ')}' AS \(unsafeRaw: type))
            WHERE provider_id = \(booking.provider) AND start_at = \(booking.startAt) AND status <> 'cancelled'
                AND seat_numbers IS NULL AND booking_id <> \(booking.id)
            """
        )
    }

    private func recordEvents(
        _ kinds: [EventKind],
        of booking: Booking,
        _ change: Change,
        in connection: any SQLConnection
    ) async throws {
        // Not every entry is an event: payments and refunds report their own.
        guard !kinds.isEmpty else { return }
        let data = BookingEventData(
            booking,
            changedBy: change.by.label,
            actedFor: change.by.party,
            movedFrom: change.movedFrom
        )
        let drafts = try EventStore.Draft.drafts(kinds, at: change.at, of: booking.id, data)
        try await events.record(drafts, of: booking.provider, in: connection)
    }

    private func record(_ change: BookingChange, of booking: Booking, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            """
            INSERT INTO booking_history (provider_id, booking_id, sequence, kind, status, changed_at, changed_by,
                acted_for, start_at, notice_start_at, note)
            VALUES (\(booking.provider), \(booking.id), \(change.sequence), \(change.kind), \(change.status),
                \(change.changedAt), \(change.changedBy), \(change.party), \(change.startAt),
                \(change.noticeStartAt), \(change.note))
            """
        )
        guard let earlier = change.earlierClient else { return }
        // Apart from the history, which is never rewritten: what is known of people can be erased.
        try await connection.executeLater(
            """
            INSERT INTO earlier_clients (provider_id, booking_id, sequence, client)
            VALUES (\(booking.provider), \(booking.id), \(change.sequence), \(try JSONText.encode(earlier)))
            """
        )
    }

    /// What a revision's entry in the history says.
    struct Change {
        let kind: BookingChange.Kind
        let at: Instant
        let by: Requester
        var note: String?

        /// The start before a booking was moved.
        var movedFrom: Instant?

        /// What was known of the client before.
        var earlierClient: ClientDetails?

        /// Whom the slot is held for from now on, as holds are counted.
        var heldFor: [UInt8]?

        /// Whether the provider cancels what never stood, and for which no payment was asked yet.
        var isRefusal = false

        /// Whether a booking that is cancelled had never stood.
        var wasPending = false

        /// How people are told, if others of its series change with it.
        var news: SeriesNews?

        /// Whether the booking gets a place that it had not before.
        var takesPlace: Bool {
            switch kind {
            case .rescheduled, .rebooked, .reopened: true
            default: false
            }
        }
    }
}

extension BookingStore.Change {
    init(_ kind: BookingChange.Kind, in transaction: Transaction, note: String? = nil) {
        self.init(kind: kind, at: transaction.now, by: transaction.requester, note: note)
    }
}

extension SQLConnection {
    /// Runs a statement that gives a booking its place; that the place is taken counts as contention.
    fileprivate func place(_ statement: SQLStatement) async throws -> Int {
        do {
            return try await execute(statement)
        } catch let error as SQLError {
            throw SQLError.asContention(error)
        }
    }
}

extension SQLError {
    /// That a place is taken as contention, and other errors as they are.
    fileprivate static func asContention(_ error: SQLError) -> SQLError {
        error.saysThatPlaceIsTaken
            ? SQLError(.contention, "another booking took the place first", cause: error) : error
    }

    /// Whether a constraint refused that sessions meet, that two bookings have one seat, or that they have more than there are.
    fileprivate var saysThatPlaceIsTaken: Bool {
        switch code {
        // PostgreSQL refuses overlaps by exclusion constraints, SQLite by triggers with these texts.
        case .constraint(.unique, "bookings_one_per_seat"), .constraint(.exclusion, _),
            .constraint(.trigger, "footprints overlap"), .constraint(.trigger, "seats overlap"):
            true
        default: false
        }
    }
}
