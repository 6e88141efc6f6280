import Bookings
import CivilTime
import Notifications
import SQL
import Sending
import ShortMessages

extension World {
    /// All bookings that were made.
    var bookings: [BookingID] { lives.compactMap(\.booking?.id) }

    /// The name of a short message at its gateway.
    static func gatewayID(of id: String) -> String { "gw\(id)" }

    /// Has a gateway report a message that it took: after a while, and often twice.
    func report(_ id: String, isDelivered: Bool, chance: UInt64) {
        var random = SplitMix64(seed: chance)
        guard Int.random(in: 0..<20, using: &random) > 0 else { return }
        let first = now + Int64.random(in: 1...120, using: &random)
        plan(Entry(at: first, life: 0, event: .report(id, isDelivered: isDelivered)))
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let again = first + Int64.random(in: 0...400, using: &random)
            plan(Entry(at: again, life: 0, event: .report(id, isDelivered: isDelivered)))
        }
    }

    func receive(_ id: String, isDelivered: Bool) async throws {
        let now = now
        let report = SMSReport(
            id: Self.gatewayID(of: id),
            state: isDelivered ? .delivered : .failed,
            outcome: isDelivered ? nil : .gone(SendFailure(code: "30005", "The gateway reported 30005."))
        )
        try await database.transaction(.write) { connection in
            try await MessageReports().receive(report, ownID: id, at: now, in: connection)
        }
        log.write(AsideLine(kind: .report, t: now, holds: isDelivered, of: id))
    }

    func perform(_ aside: Life.Aside, of number: Int) async throws {
        let (life, now) = (lives[number], now)
        guard let booking = life.booking else { return }
        let isDone: Bool
        do {
            isDone = try await database.transaction(.write, by: .client(booking.id), at: now) { transaction in
                try await Self.perform(aside, of: life, booking, in: transaction)
            }
        } catch let error as BookingsError where [.wrongState, .forbidden, .conflict, .notFound].contains(error.code) {
            isDone = false
        }
        if isDone { log.write(line(of: aside, life, at: now)) }
    }

    private func line(of aside: Life.Aside, _ life: Life, at now: Instant) -> AsideLine {
        switch aside {
        case .agreeToSMS: AsideLine(kind: .consent, t: now, holds: true, booking: life.number)
        case .withdrawSMS: AsideLine(kind: .consent, t: now, holds: false, booking: life.number)
        case .answerStop: AsideLine(kind: .stop, t: now, holds: true, of: life.client.phone)
        case .answerStart: AsideLine(kind: .stop, t: now, holds: false, of: life.client.phone)
        case .subscribe(let browser):
            AsideLine(kind: .subscription, t: now, holds: true, booking: life.number, of: life.endpoint(browser))
        case .unsubscribe(let browser):
            AsideLine(kind: .subscription, t: now, holds: false, booking: life.number, of: life.endpoint(browser))
        case .endReminders:
            AsideLine(kind: .reminders, t: now, holds: false, provider: life.provider.number, of: life.client.email)
        case .resumeReminders:
            AsideLine(kind: .reminders, t: now, holds: true, provider: life.provider.number, of: life.client.email)
        }
    }

    /// False if nothing was done.
    private static func perform(
        _ aside: Life.Aside,
        of life: Life,
        _ booking: Booking,
        in transaction: Transaction
    ) async throws -> Bool {
        let channels = Set(Channel.allCases)
        let consents = MessageConsentDesk(zones: .system, channels: channels)
        switch aside {
        case .agreeToSMS: try await consents.give(.sms, for: booking.id, in: transaction)
        case .withdrawSMS: try await consents.withdraw(.sms, for: booking.id, in: transaction)
        case .answerStop, .answerStart:
            guard let number = life.client.phone.flatMap({ PhoneNumber($0) }) else { return false }
            let isOut = if case .answerStop = aside { true } else { false }
            try await MessageReports().setOptOut(isOut, of: number, at: transaction.now, in: transaction.connection)
        case .endReminders: try await ReminderDesk().setReminders(ended: true, of: booking.id, in: transaction)
        case .resumeReminders: try await ReminderDesk().setReminders(ended: false, of: booking.id, in: transaction)
        case .subscribe(let browser):
            let desk = PushSubscriptionDesk(zones: .system, channels: channels)
            let target = PushTarget.browser(endpoint: life.endpoint(browser), p256dh: Self.key, auth: Self.secret)
            _ = try await desk.add(target, to: booking.id, in: transaction)
        case .unsubscribe(let browser):
            let desk = PushSubscriptionDesk(zones: .system, channels: channels)
            try await desk.remove(address: life.endpoint(browser), from: booking.id, in: transaction)
        }
        return true
    }

    // The receiver's key of RFC 8291, appendix A: nothing is encrypted here.
    private static let key = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
    private static let secret = "BTBZMqHH6r4Tts7J_aSIgg"
}
