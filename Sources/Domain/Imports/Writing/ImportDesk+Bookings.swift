import Bookings
import CivilTime
import Intervals
import SQL
import Scheduling

extension ImportDesk {
    /// Books what stands elsewhere.
    ///
    /// The time of one that does not fit is blocked, so that nobody else is given it.
    func bringBookings(
        of source: SourceProvider,
        _ records: inout ImportedRecords,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws {
        var refused = source.refusedBookings.filter { booking in
            guard let record = records[.booking, booking.row.id] else { return true }
            work.tell(booking.row, .present, Self.blockedBefore, record: record)
            return false
        }
        // In the order of their starts, so that of two that meet the earlier one stands, whatever the order of the rows.
        for booking in source.bookings.sorted(by: { ($0.startAt, $0.row.id) < ($1.startAt, $1.row.id) }) {
            if let record = records[.booking, booking.row.id] {
                let reason = BusyTimeID(rawValue: record) == nil ? nil : Self.blockedBefore
                work.tell(booking.row, .present, reason, record: record)
                continue
            }
            guard let id = records[.service, booking.service].flatMap({ ServiceID(rawValue: $0) }) else {
                refused.append(booking.refused("its service \(booking.service) is not brought in"))
                continue
            }
            do {
                let provider = records.provider
                let origin = work.origin
                let result = try await transaction.connection.savepoint {
                    try await take(booking, as: id, of: provider, from: origin, in: transaction)
                }
                switch result {
                case .made(let id, let reasons):
                    try await records.add(.booking, booking.row.id, as: id.rawValue, in: transaction)
                    work.tellMade(booking.row, record: id.rawValue, reasons)
                case .refused(let reason): refused.append(booking.refused(reason))
                case .tooManySeats(let reason): work.tell(booking.row, .refused, reason)
                }
            } catch let error as BookingsError {
                refused.append(booking.refused(error.message))
            }
        }
        for booking in refused { try await block(booking, &records, &work, in: transaction) }
    }

    private static let blockedBefore = "it was refused, and its time is blocked"

    private enum Taken: Sendable {
        case made(BookingID, [String])
        case refused(String)
        /// Its session stays open for others.
        case tooManySeats(String)
    }

    private func take(
        _ booking: SourceBooking,
        as service: ServiceID,
        of provider: ProviderID,
        from origin: String,
        in transaction: Transaction
    ) async throws -> Taken {
        let offered = try await services.find(service, of: provider, in: transaction)
        let length = booking.endAt - booking.startAt
        guard length == offered.timing.durationMinutes * 60 else {
            return .refused("it lasts \(length / 60) minutes, and its service \(offered.timing.durationMinutes)")
        }
        guard !booking.isPending || offered.requiresApproval else {
            return .refused("it waits for approval, which its service does not ask for")
        }
        var request = BookingRequest(
            provider: provider,
            service: service,
            startAt: booking.startAt,
            client: booking.client
        )
        request.seats = booking.seats
        let reason = "Brought in from \(origin), where it is \(booking.row.id)."
        switch try await bookings.takeOver(request, isPending: booking.isPending, reason: reason, in: transaction) {
        case .refused(let reasons):
            return reasons.onlyLackSeats ? .tooManySeats(reasons.described) : .refused(reasons.described)
        case .booked(let made, let against):
            if let note = booking.note { _ = try await BookingNoteDesk().add(note, to: made.id, in: transaction) }
            return .made(made.id, against.remarks)
        }
    }

    private func block(
        _ booking: SourceProvider.RefusedBooking,
        _ records: inout ImportedRecords,
        _ work: inout ImportWork,
        in transaction: Transaction
    ) async throws {
        let reason = booking.reason
        let note = "Booking \(booking.row.id) of \(work.origin), which was not brought in: \(reason)"
        do {
            let busy = try await busyTimes.block(
                booking.span,
                note: String(note.prefix(1_000)),
                of: records.provider,
                in: transaction
            )
            try await records.add(.booking, booking.row.id, as: busy.id.rawValue, in: transaction)
            work.tell(booking.row, .refused, "\(reason); its time is blocked", record: busy.id.rawValue)
        } catch let error as BookingsError {
            work.tell(booking.row, .refused, "\(reason); its time cannot be blocked: \(error.message)")
        }
    }
}

extension SourceBooking {
    fileprivate func refused(_ reason: String) -> SourceProvider.RefusedBooking {
        let span = Interval(start: startAt.secondsSince1970, end: endAt.secondsSince1970)
        return .init(row: row, span: span, reason: reason)
    }
}

extension [Explanation.Reason] {
    /// What a booking stands against that is worth a look, each once.
    fileprivate var remarks: [String] {
        var remarks: [String] = []
        for remark in compactMap(\.remark) where !remarks.contains(remark) { remarks.append(remark) }
        return remarks
    }

    /// Whether its session is there, and has not enough seats left.
    fileprivate var onlyLackSeats: Bool {
        !isEmpty && allSatisfy { if case .full = $0 { true } else { false } }
    }

    /// Why a booking is refused: what is in its way, or else the rules.
    fileprivate var described: String {
        let obstacles = compactMap(\.obstacle)
        let all = obstacles.isEmpty ? remarks : obstacles
        return all.isEmpty ? "its start cannot be booked any more" : Set(all).sorted().joined(separator: "; ")
    }
}

extension Explanation.Reason {
    /// Another booking, or time that is blocked.
    fileprivate var obstacle: String? {
        switch self {
        case .session: "it overlaps another booking, or its buffers do"
        case .busy: "it overlaps blocked time"
        case .full(let capacity, _): "it takes more seats than are left of \(capacity)"
        default: nil
        }
    }

    /// A rule; `nil` for those about when somebody may ask, which concern nobody who has booked.
    fileprivate var remark: String? {
        switch self {
        case .closed, .exception, .sessionLeavesOpening: "it is outside the hours"
        case .limit: "it is above a limit on bookings"
        case .offGrid: "it begins beside the grid of starts"
        default: nil
        }
    }
}
