import CivilTime
import Bookings
import Intervals

/// Bookings that share one session.
struct AgendaSession {
    private(set) var entries: [AgendaEntry]
    let span: Interval

    /// With the number of seats where they are those of one booking.
    var serviceName: String {
        guard let first = entries.first else { return "" }
        return entries.count == 1 ? first.booking.seats.naming(first.serviceName) : first.serviceName
    }

    /// Seats that are taken.
    var seats: Int { entries.reduce(0) { $0 + $1.booking.seats.count } }

    /// `nil` if nobody is named yet.
    var clientName: String? {
        entries.first.flatMap { $0.booking.client.areAwaited ? nil : $0.booking.client.name }
    }

    /// The most urgent status among its bookings.
    var standing: BookingStanding {
        let standings = entries.map(\.standing)
        return standings.first { $0 == .toApprove } ?? standings.first { $0 == .toPay || $0 == .held }
            ?? standings.first { $0 == .confirmed } ?? standings.first ?? .confirmed
    }

    /// Entries, which are in the order of their starts, by session.
    static func sessions(of entries: [AgendaEntry]) -> [AgendaSession] {
        var sessions: [AgendaSession] = []
        for entry in entries {
            let booking = entry.booking
            let span = Interval(start: booking.startAt.secondsSince1970, end: booking.endAt.secondsSince1970)
            if let last = sessions.last, last.span == span {
                sessions[sessions.count - 1].entries.append(entry)
            } else {
                sessions.append(AgendaSession(entries: [entry], span: span))
            }
        }
        return sessions
    }
}
