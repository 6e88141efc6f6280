package import Bookings
package import CivilTime
import SQL
package import Sealing

/// Links calendars of providers, changes how they block, and takes them off again.
package struct CalendarLinkDesk: Sendable {
    private let providers: ProviderStore
    private let keyring: Keyring
    private let links = CalendarLinkStore()
    private let busyTimes = BusyTimeStore()

    /// How many calendars a provider can link.
    package static let maximumLinks = 20

    package init(zones: ZoneDirectory, keyring: Keyring) {
        providers = ProviderStore(zones: zones)
        self.keyring = keyring
    }

    /// Links the calendar at `address`, which is read soon after the commit.
    ///
    /// With `bookings`, these are written to it from now on, with those that are still to come, and to no other.
    /// Throws ``BookingsError`` if the provider does not exist or has as many calendars as may be.
    package func link(
        _ address: CalendarAddress,
        named name: String?,
        rules: CalendarRules,
        bookings: PublishedCalendar.Contents? = nil,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> CalendarLink {
        let connection = transaction.connection
        // Counting and adding are one step, or two requests at once could both be the twentieth.
        try await connection.lock(provider)
        _ = try await providers.find(provider, in: connection)
        guard try await links.list(of: provider, in: connection).count < Self.maximumLinks else {
            throw BookingsError(
                .conflict,
                "A provider can link at most \(Self.maximumLinks) calendars; remove one first."
            )
        }
        try await check(address, of: provider, in: transaction)
        let id = CalendarLinkID.make(under: provider, at: transaction.now)
        let link = CalendarLink(
            id: id,
            provider: provider,
            kind: address.kind,
            account: address.account,
            name: name ?? address.host,
            host: address.host,
            rules: rules,
            receivesBookings: bookings != nil,
            bookingContents: bookings ?? .times,
            state: CalendarLinkState(),
            sealedAddress: try keyring.seal(try address.bytes, for: .calendarAddress(id, of: provider)),
            revision: 1,
            createdAt: transaction.now,
            createdBy: transaction.requester.label,
            updatedAt: transaction.now
        )
        try await checkReceiving(link, in: connection)
        try await links.insert(link, in: connection)
        if link.receivesBookings { try await backfill(link, at: transaction.now, in: connection) }
        return link
    }

    /// The provider's calendars; throws ``BookingsError`` if the provider does not exist.
    package func list(of provider: ProviderID, in transaction: Transaction) async throws -> [CalendarLink] {
        _ = try await providers.find(provider, in: transaction.connection)
        return try await links.list(of: provider, in: transaction.connection)
    }

    /// Throws ``BookingsError`` if the provider does not have that calendar.
    package func find(
        _ id: CalendarLinkID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> CalendarLink {
        guard let link = try await links.find(id, of: provider, in: transaction.connection) else {
            throw BookingsError(.notFound, "Calendar \"\(id)\" was not found.", field: "calendar")
        }
        return link
    }

    /// Changes the name and the rules of a calendar, which is then read anew.
    package func change(
        _ id: CalendarLinkID,
        of provider: ProviderID,
        in transaction: Transaction,
        _ change: (inout CalendarLink) -> Void
    ) async throws -> CalendarLink {
        let (connection, now) = (transaction.connection, transaction.now)
        try await connection.lock(provider)
        var link = try await find(id, of: provider, in: transaction)
        let receivedBookings = link.receivesBookings
        change(&link)
        link.updatedAt = now
        try await checkReceiving(link, in: connection)
        try await links.update(link, at: now, in: connection)
        if link.receivesBookings, !receivedBookings { try await backfill(link, at: now, in: connection) }
        // What is held is written when the calendar is read; what is no longer to be held goes at once.
        if link.rules.whenStale != .hold || !link.rules.countsAsBusy {
            try await busyTimes.replace(link.holdSource, of: provider, with: [], at: now, in: connection)
        }
        if !link.rules.countsAsBusy {
            try await busyTimes.replace(
                link.source,
                of: provider,
                with: [],
                keepingMovedEvents: true,
                at: now,
                in: connection
            )
        }
        return link
    }

    /// Has events written for bookings that were made before.
    private func backfill(_ link: CalendarLink, at now: Instant, in connection: any SQLConnection) async throws {
        let draft = try JobDraft(
            .calendarBackfill,
            of: link.provider,
            payload: BackfillJob(link: link.id),
            dedupKey: link.id.rawValue
        )
        try await JobStore().enqueue(draft, at: now, in: connection)
    }

    /// Lets no other calendar receive bookings; throws ``BookingsError`` if the calendar cannot.
    private func checkReceiving(_ link: CalendarLink, in connection: any SQLConnection) async throws {
        guard link.receivesBookings else { return }
        guard link.kind != .ics else {
            throw BookingsError(
                .invalidValue,
                "Bookings cannot be written to a file at an address.",
                field: "receives_bookings"
            )
        }
        try await links.stopReceiving(but: link, in: connection)
    }

    /// Has a calendar read at once, or in a minute if that was tried within the last one.
    package func refresh(
        _ id: CalendarLinkID,
        of provider: ProviderID,
        in transaction: Transaction
    ) async throws -> CalendarLink {
        let link = try await find(id, of: provider, in: transaction)
        try await links.hasten(link, pause: 60, at: transaction.now, in: transaction.connection)
        return link
    }

    /// Takes a calendar off, and all time that it blocks with it.
    package func unlink(_ id: CalendarLinkID, of provider: ProviderID, in transaction: Transaction) async throws {
        let (connection, now) = (transaction.connection, transaction.now)
        try await connection.lock(provider)
        let link = try await find(id, of: provider, in: transaction)
        // Both in this transaction: no moment in which a removed calendar blocks or a linked one does not.
        for source in [link.source, link.holdSource] {
            try await busyTimes.replace(source, of: provider, with: [], at: now, in: connection)
        }
        try await links.delete(link, in: connection)
        guard let watch = link.watch, let account = link.account, let service = link.kind.service else { return }
        let draft = try JobDraft(
            .calendarWatchEnd,
            of: provider,
            payload: WatchEndJob(account: account, service: service, watch: watch)
        )
        try await JobStore().enqueue(draft, at: now, in: connection)
    }
}

extension SealedPlace {
    /// The address of a linked calendar.
    static func calendarAddress(_ link: CalendarLinkID, of provider: ProviderID) -> SealedPlace {
        SealedPlace("calendar_address", provider.rawValue, link.rawValue)
    }
}
