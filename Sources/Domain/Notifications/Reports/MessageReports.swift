import Bookings
import Sending
package import CivilTime
package import SQL
package import ShortMessages

/// Takes in what gateways tell of short messages after they took them.
package struct MessageReports: Sendable {
    private let store = MessageStore()
    private let contacts = MessageContactStore()

    package init() {}

    /// Seconds after which a gateway that said nothing is asked for the first time.
    static let firstPause: Int64 = 300

    /// Seconds after which it is asked no more.
    static let longestWait: Int64 = 2 * 86_400

    /// Writes down how far a message has come; reports come late, twice and in any order, and none takes a state back.
    ///
    /// `ownID` is what we named the message, if the gateway says it.
    package func receive(
        _ report: SMSReport,
        ownID: String? = nil,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        // By our own name as well: a report may come before the answer that tells the gateway's.
        for message in try await store.shortMessages(named: [report.id, ownID].compactMap(\.self), in: connection) {
            try await apply(report, to: message, at: now, in: connection)
        }
    }

    private func apply(
        _ report: SMSReport,
        to message: Message,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        // All others are settled, and no report takes that back.
        guard [.attempting, .unknown, .sent].contains(message.status) else { return }
        var change = MessageStore.Reported(
            id: report.id,
            sentAt: message.sentAt ?? now,
            cost: report.cost.map(MessageCost.init)
        )
        switch report.state {
        case .accepted, .sent:
            change.status = .sent
            change.reportDueAt = Self.next(afterSending: change.sentAt, at: now)
        case .delivered: change.status = .delivered
        case .failed:
            change.status = .failed
            change.reason = report.outcome?.failure?.message
            try await end(report, message, at: now, in: connection)
        }
        try await store.report(change, of: message.key, in: connection)
    }

    /// Notes what a failure says of the number.
    private func end(
        _ report: SMSReport,
        _ message: Message,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        let booking = try await BookingStore().find(message.key.booking, in: connection)
        guard let number = booking.client.dialableNumber else { return }
        // It went to the number that the client had then; that one was corrected since says nothing of the new one.
        let history = try await BookingStore().history(of: booking.id, in: connection)
        guard !history.contains(where: { $0.kind == .clientChanged && $0.changedAt >= message.dueAt }) else { return }
        let contact = MessageContact(provider: booking.provider, channel: .sms, address: number)
        switch report.outcome {
        case .gone?: try await contacts.addFailure(of: contact, at: now, in: connection)
        case .refused(.optedOut, _)?: try await contacts.optOut(contact, at: now, in: connection)
        default: break
        }
    }

    /// When to ask next: twice as late as before, since news become rarer.
    static func next(afterSending sentAt: Instant, at now: Instant) -> Instant? {
        let waited = now - sentAt
        return waited > longestWait ? nil : now + max(waited, firstPause)
    }

    /// Takes up to `limit` messages that nothing was told of for long, each given to one server; returns their names at the gateway.
    package func overdue(limit: Int, at now: Instant, in connection: any SQLConnection) async throws -> [String] {
        let messages = try await store.takeUnreported(limit, at: now, in: connection)
        for message in messages {
            try await store.askAgain(
                message.key,
                at: Self.next(afterSending: message.sentAt ?? now, at: now),
                in: connection
            )
        }
        return messages.compactMap(\.messageID)
    }

    /// Writes down that the owner of a number wants no messages, or wants them again.
    package func setOptOut(
        _ isOut: Bool,
        of number: PhoneNumber,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws {
        try await contacts.setOptOut(at: isOut ? now : nil, of: number.text, by: .sms, in: connection)
    }
}
