import Bookings
import CivilTime
import SQL
import Testing

@testable import Notifications

/// What is planned about a booking, as it is kept until it is due.
struct BookingPlanTests {
    private static let start = Practice.start

    private static func booking() throws -> BookingID { try #require(BookingID(rawValue: "bkg_studio_1")) }

    private static func change(
        _ revision: Int,
        _ messages: [(Occasion, Int64)],
        overtaking overtaken: Set<Occasion> = [],
        subject: String = ""
    ) -> PlannedChange {
        PlannedChange(
            revision: revision,
            subject: subject,
            overtaken: overtaken,
            messages: messages.map { PlannedMessage($0.0, to: .client, by: .email, dueAt: start + $0.1) }
        )
    }

    @Test func `a change is read as it was written`() throws {
        var change = Self.change(3, [(.moved, 0), (.firstReminder, 86_400)], overtaking: [.confirmed, .lastReminder])
        #expect(try PlannedChange(line: Substring(change.line())) == change)
        change.details.reason = "Out of office,\nback on Monday - sorry. \u{2028} {\"a\": 1}"
        change.details.movedFrom = Self.start
        let line = try change.line()
        #expect(!line.contains("\n"))
        #expect(try PlannedChange(line: Substring(line)) == change)
        let bare = PlannedChange(revision: 1, subject: "rfd_studio_1")
        #expect(try bare.line() == "1 rfd_studio_1 - -")
        #expect(try PlannedChange(line: "1 rfd_studio_1 - -") == bare)
    }

    @Test(arguments: [
        "", "1 -", "x - - -", "1 - unheard_of -", "1 - - confirmed.client.email", "1 - - confirmed.client.fax@5",
        "1 - - confirmed.client.email@soon", "1 - - - {", "1 - - - [1]",
    ])
    func `what is not a change is refused`(line: String) {
        #expect(throws: (any Error).self) { try PlannedChange(line: Substring(line)) }
    }

    @Test func `what is due is taken, and the rest stays`() throws {
        let first = Self.change(1, [(.confirmed, 0), (.firstReminder, 100), (.lastReminder, 200)])
        var plan = BookingPlan(booking: try Self.booking(), changes: [first])
        #expect(plan.nextDue == Self.start)
        #expect(plan.takeDue(at: Self.start - 1).isEmpty)
        let due = plan.takeDue(at: Self.start + 100)
        #expect(due.map(\.key.occasion) == [.confirmed, .firstReminder])
        #expect(due.allSatisfy { $0.status == .planned && $0.availableAt == $0.dueAt && $0.key.revision == 1 })
        #expect(plan.nextDue == Self.start + 200)
        #expect(plan.takeDue(at: Self.start + 200).map(\.key.occasion) == [.lastReminder])
        #expect(plan.nextDue == nil && plan.changes.isEmpty)
    }

    @Test func `a later change drops what it overtook, and nothing of its own`() throws {
        let first = Self.change(1, [(.confirmed, 0), (.firstReminder, 100), (.reviewRequest, 300)])
        let second = Self.change(2, [(.moved, 10), (.firstReminder, 400)], overtaking: [.confirmed, .firstReminder])
        var plan = BookingPlan(booking: try Self.booking(), changes: [first, second])
        let listed = plan.messages.map { "\($0.key.revision) \($0.key.occasion) \($0.status)" }
        let told = [
            "1 confirmed dropped", "1 firstReminder dropped", "1 reviewRequest planned", "2 moved planned",
            "2 firstReminder planned",
        ]
        #expect(listed == told)
        let taken = plan.takeDue(at: Self.start + 10)
        #expect(taken.map(\.status) == [.dropped, .dropped, .planned])
        #expect(taken.prefix(2).allSatisfy { $0.reason == "overtaken" && $0.availableAt == nil })
        #expect(plan.nextDue == Self.start + 300)
        #expect(plan.changes.allSatisfy { $0.overtaken.isEmpty }, "What they overtook was taken.")
    }

    @Test func `what is planned twice at one revision is one message`() throws {
        let once = Self.change(1, [(.refundPaid, 0)], subject: "rfd_studio_1")
        let other = Self.change(1, [(.refundPaid, 0)], subject: "rfd_studio_2")
        var plan = BookingPlan(booking: try Self.booking(), changes: [once, once, other])
        #expect(plan.takeDue(at: Self.start).map(\.key.subject) == ["rfd_studio_1", "rfd_studio_2"])
    }

    @Test(arguments: Practice.Engine.allCases)
    func `a booking writes one row, which becomes messages as they are due`(engine: Practice.Engine) async throws {
        try await Practice.run(on: engine) { practice in
            let booking = try await practice.book()
            let counts = try await practice.rows()
            #expect(counts == .init(plans: 1, messages: 0))
            #expect(try await practice.messages(of: booking).count == 5, "All are listed before any is a row.")
            let dispatcher = try practice.dispatcher()
            try await practice.send(dispatcher)
            #expect(try await practice.rows() == .init(plans: 1, messages: 2))
            // Moved and cancelled before anything else is due: what that overtook is told as dropped.
            try await practice.move(booking, to: Practice.start + 86_400)
            let fates = try await practice.fates(of: booking)
            #expect(fates.contains("1 first_reminder client dropped: overtaken"), "\(fates)")
            #expect(fates.contains("2 first_reminder client planned"), "\(fates)")
            try await practice.send(dispatcher)
            #expect(try await practice.fates(of: booking).contains("2 moved client sent"))
            practice.now = Practice.start + 30 * 86_400
            try await practice.send(dispatcher)
            #expect(try await practice.rows().plans == 0)
            #expect(try await practice.messages(of: booking).allSatisfy { $0.status != .planned })
        }
    }

    @Test func `a choice holds for the next booking, though earlier ones are remembered`() async throws {
        try await Practice.run(on: .sqlite) { practice in
            _ = try await practice.book()
            var choices = MessageChoices()
            choices.firstReminderMinutes = 0
            choices.reviewRequestMinutes = 0
            try await practice.choose(choices)
            let later = try await practice.book(at: Practice.start + 2 * Practice.hour)
            let occasions = try await practice.messages(of: later).map(\.key.occasion)
            #expect(!occasions.contains(.firstReminder) && !occasions.contains(.reviewRequest), "\(occasions)")
            #expect(occasions.contains(.lastReminder))
        }
    }
}

extension Practice {
    fileprivate struct Rows: Equatable {
        let plans: Int
        let messages: Int
    }

    fileprivate func rows() async throws -> Rows {
        try await database.transaction(.read) { connection in
            let rows = try await connection.query(
                "SELECT (SELECT COUNT(*) FROM message_plans) AS plans, (SELECT COUNT(*) FROM messages) AS messages"
            )
            let row = try #require(rows.first)
            return Rows(plans: try row.decode("plans"), messages: try row.decode("messages"))
        }
    }

    fileprivate func choose(_ choices: MessageChoices) async throws {
        let provider = try #require(Self.provider)
        try await database.transaction(.write, by: .system, at: now) {
            try await MessageChoiceDesk(zones: .system).put(choices, of: provider, for: nil, in: $0)
        }
    }
}
