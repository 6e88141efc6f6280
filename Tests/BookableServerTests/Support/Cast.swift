import CivilTime
import Bookings
import HTTPTypes
import Intervals
import SQL
import Testing

/// Two providers, a booking of each, busy time of a calendar, an uploaded policy and a refund, with everybody's credentials.
struct Cast {
    /// A booking with anna that waits for its confirmation.
    let pending: HeldBooking
    let otherProvider: String
    private let stage: Stage
    private let provider: String
    private let others: HeldBooking
    private let cancelled: HeldBooking
    private let refund: String
    private let policy: String
    private let busy: String

    init(_ stage: Stage) async throws {
        self.stage = stage
        let anna = try await stage.openPractice()
        let bob = try await stage.openPractice("bob")
        provider = anna.key
        otherProvider = bob.key
        pending = try await stage.booked(anna, at: "2026-03-09T08:00:00Z", ["hold_seconds": 3_600])
        others = try await stage.booked(bob, at: "2026-03-09T08:00:00Z")
        cancelled = try await stage.booked(anna, at: "2026-03-09T10:00:00Z")
        let ended = try await stage.send(.post, "\(cancelled.path)/cancel", as: cancelled.token)
        refund = try #require(ended.json["refund"]["id"].string)
        let upload = try await stage.send(
            .post,
            "/v1/policies",
            ["source": .string(AuthorityTests.script)],
            as: anna.key
        )
        policy = try #require(upload.json["id"].string, "\(upload.json)")
        busy = try await Self.insertBusyTime(stage)
        let published = try await stage.send(.put, "\(anna.path)/published-calendar", as: anna.key)
        #expect(published.status == 200, "\(published.json)")
        try await stage.list(bob, ["published": false])
    }

    /// Busy time that nobody can take away through the API.
    private static func insertBusyTime(_ stage: Stage) async throws -> String {
        let provider = try #require(ProviderID(rawValue: "prv_anna"))
        let busy = BusyTime(
            id: .make(under: provider, at: Stage.now),
            provider: provider,
            span: Interval(start: Stage.now, end: Stage.now + 60),
            source: BusyTime.Source(rawValue: "cal_1"),
            note: nil,
            createdAt: Stage.now,
            createdBy: "system"
        )
        try await stage.database.transaction(.write) { try await BusyTimeStore().insert(busy, in: $0) }
        return busy.id.rawValue
    }

    /// The path with the ids of what is anna's.
    func fill(_ path: String) -> String {
        path.replacing("{booking}", with: pending.id).replacing("{refund}", with: refund)
            .replacing("{policy}", with: policy).replacing("{busy}", with: busy)
            // The stage links no calendars and tells nobody of events: whoever may is told so.
            .replacing("{time_off}", with: "off_anna_1")
            .replacing("{calendar}", with: "cal_anna_1").replacing("{account}", with: "cac_anna_1")
            .replacing("{endpoint}", with: "whe_anna_1").replacing("{event}", with: "evt_anna_1")
            .replacing("{subscription}", with: "psh_anna_1").replacing("{note}", with: "not_anna_1")
            .replacing("{document}", with: "referral").replacing("{key}", with: "key_unknown1")
            .replacing("{review}", with: "rev_anna_1").replacing("{entry}", with: "wle_anna_1")
    }

    func credential(of asker: AuthorityTests.Asker, for path: String) -> String? {
        switch asker {
        case .nobody: nil
        case .admin: stage.admin
        case .provider: provider
        case .otherProvider: otherProvider
        case .finance: stage.finance
        case .client: path.contains("{refund}") ? cancelled.token : pending.token
        case .otherClient: others.token
        }
    }
}
