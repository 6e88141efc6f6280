package import Bookings
import CalDAV
import CivilTime
import HTTPTransport
import ICalendar
import SQL
import Sealing

/// Makes the event of a booking in the provider's calendar what the booking is.
///
/// It looks at the booking as it is now, whatever happened, so it can run again and in any order. Only one writes an event
/// at a time. The row of an event is there before the event is, so that a calendar that is read in between tells it.
struct BookingPusher: Sendable {
    let database: any SQLDatabase
    let http: HTTPClient
    let accounts: AccountGateway?
    let keyring: Keyring
    let clock: @Sendable () -> Instant
    private let links = CalendarLinkStore()
    private let rows = OutgoingEventStore()
    private let bookings = BookingEvents()
    private let events = EventStore()
    private let busyTimes = BusyTimeStore()

    init(
        database: any SQLDatabase,
        http: HTTPClient,
        accounts: AccountGateway?,
        keyring: Keyring,
        clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.http = http
        self.accounts = accounts
        self.keyring = keyring
        self.clock = clock
    }

    /// Does the job of an event about a booking.
    func push(event job: Job) async -> JobOutcome {
        await outcome {
            let event = try await database.transaction(.read) { try await events.find(for: job, in: $0) }
            return event.bookingID
        }
    }

    /// Does the job of somebody who wants an event written again.
    func push(booking job: Job) async -> JobOutcome {
        await outcome { try job.payload(as: PushJob.self).booking }
    }

    private func outcome(_ booking: () async throws -> BookingID?) async -> JobOutcome {
        do {
            guard let booking = try await booking(), let provider = booking.provider else { return .done }
            return try await push(booking, of: provider)
        } catch {
            // An event that was being written stays marked as such until its time is over; then it is written again.
            return .retry(reason: "The database failed.")
        }
    }

    private func push(_ booking: BookingID, of provider: ProviderID) async throws -> JobOutcome {
        let step = try await database.transaction(.write) { connection in
            try await prepare(booking, of: provider, in: connection)
        }
        guard case .write(let work) = step else {
            // Whoever writes it now may have looked before the booking changed.
            // If that server was lost, it ends only with its lease, and nothing has failed meanwhile.
            return step.isBusy ? .notYet(reason: "The event is being written.", Self.turn) : .done
        }
        do {
            let written = try await work.isWanted ? write(work) : remove(work)
            try await database.transaction(.write) { connection in
                if work.row.drift != nil {
                    // Wherever somebody had moved the event to, it is not there any more.
                    try await connection.lock(provider)
                    try await busyTimes.removeEvent(of: booking, provider, in: connection)
                }
                guard let written else { return try await rows.delete(booking, of: provider, in: connection) }
                try await rows.finish(written, of: provider, in: connection)
            }
            return .done
        } catch let failure as OutgoingFailure {
            // At once, so that the next attempt need not wait until the time is over.
            try await database.transaction(.write) { try await rows.giveUp(booking, of: provider, in: $0) }
            return failure.isPassing
                ? .outage(reason: failure.reason, Self.patience, after: failure.retryAfter)
                : .dead(reason: failure.reason)
        }
    }

    private enum Step {
        case nothing
        case busy
        case write(Work)

        var isBusy: Bool {
            if case .busy = self { true } else { false }
        }
    }

    private struct Work {
        let link: CalendarLink
        let row: OutgoingEventRow
        let draft: OutgoingDraft
        let isWanted: Bool
    }

    private func prepare(
        _ booking: BookingID,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> Step {
        let now = clock()
        try await connection.lock(provider)
        let row = try await rows.find(booking, of: provider, at: now, in: connection)
        // An event stays in the calendar that it was written to, even if another one receives bookings by now.
        let link =
            if let row {
                try await links.find(row.link, of: provider, in: connection)
            } else {
                try await links.receiving(of: provider, in: connection)
            }
        guard let link,
            let event = try await bookings.event(of: booking, contents: link.bookingContents, in: connection)
        else { return .nothing }
        // A booking that still waits gets no event yet.
        let isWanted = event.status != .cancelled && (row != nil || event.status == .confirmed)
        guard isWanted || row != nil else { return .nothing }
        let draft = OutgoingDraft(booking: booking, event: event)
        let end = now + Self.writingTime
        guard let row else {
            let row = OutgoingEventRow(
                booking: booking,
                link: link.id,
                generation: 1,
                event: OutgoingEventRow.name(of: booking, generation: 1, in: link.kind),
                startAt: Instant(event.start),
                endAt: Instant(event.end),
                isBeingWritten: true,
                revision: 1
            )
            try await rows.insert(row, of: provider, writingUntil: end, in: connection)
            return .write(Work(link: link, row: row, draft: draft, isWanted: true))
        }
        guard try await rows.beginWriting(booking, of: provider, until: end, at: now, in: connection) else {
            return .busy
        }
        return .write(Work(link: link, row: row, draft: draft, isWanted: isWanted))
    }

    private func write(_ work: Work) async throws -> OutgoingEventRow? {
        var row = work.row
        for _ in 1...Self.maximumGenerations {
            let known = row
            let written = try await ask(work) { writer in
                try await writer.write(work.draft, at: known)
            } _: { api, calendar throws(ServiceError) in
                try await api.write(work.draft, at: known, in: calendar)
            }
            if var written {
                // As it was written, so that what the calendar says later can be compared with it.
                (written.startAt, written.endAt) = (Instant(work.draft.event.start), Instant(work.draft.event.end))
                return written
            }
            row = row.next(in: work.link.kind)
            // Before the next event is made, or one whose answer is lost would be missed by whoever cancels the booking.
            try await database.transaction(.write) { [row] in
                try await rows.beginGeneration(row, of: work.link.provider, in: $0)
            }
        }
        throw OutgoingFailure(reason: "The calendar deletes the event again and again.", isPassing: true)
    }

    /// How often an event is made anew within one attempt.
    private static let maximumGenerations = 3

    private func remove(_ work: Work) async throws -> OutgoingEventRow? {
        try await ask(work) { writer in
            try await writer.remove(work.row)
        } _: { api, calendar throws(ServiceError) in
            try await api.remove(work.row, in: calendar)
        }
        return nil
    }

    /// Has the calendar's server do something, in the way of its kind.
    private func ask<Answer: Sendable>(
        _ work: Work,
        _ caldav: (CalDAVWriter) async throws -> Answer,
        _ service: (any AccountAPI, String) async throws(ServiceError) -> Answer
    ) async throws(OutgoingFailure) -> Answer {
        let link = work.link
        do {
            let bytes = try keyring.open(link.sealedAddress, for: .calendarAddress(link.id, of: link.provider))
            let address = try CalendarAddress(bytes, kind: link.kind)
            switch address {
            case .feed: throw OutgoingFailure(reason: "A file at an address cannot be written.", isPassing: false)
            case .collection(let url, _, _):
                return try await caldav(CalDAVWriter(client: CalDAVClient(over: http, login: address.login), url: url))
            case .entry(let calendar, let account, let kind):
                // Another server may be registered there, or this one later.
                guard let accounts else {
                    throw OutgoingFailure(reason: "This server is not registered at \(kind.title).", isPassing: true)
                }
                return try await accounts.ask(kind, as: account, of: link.provider) { api throws(ServiceError) in
                    try await service(api, calendar)
                }
            }
        } catch {
            throw OutgoingFailure(error)
        }
    }

    /// Seconds for which an event is one's own to write: longer than the requests may take.
    private static let writingTime: Int64 = 180

    private static let turn = WaitPolicy(first: 5, longest: 30, limit: 86_400)

    private static let patience = WaitPolicy(first: 10, longest: 3_600, limit: 7 * 86_400)
}

/// Which booking's event is to be written, or written again.
struct PushJob: Codable {
    let booking: BookingID

    static func draft(of booking: BookingID, _ provider: ProviderID) throws -> JobDraft {
        try JobDraft(
            .calendarPush,
            of: provider,
            payload: PushJob(booking: booking),
            dedupKey: booking.rawValue
        )
    }
}

extension JobKind {
    /// Writes the event of a booking, or writes it again.
    static let calendarPush = JobKind(rawValue: "calendar_push")
}

extension EventSubscriber {
    /// Writes bookings to calendars elsewhere.
    package static let calendars = EventSubscriber(
        name: "calendars",
        kinds: [.bookingConfirmed, .bookingRescheduled, .bookingCancelled]
    )
}
