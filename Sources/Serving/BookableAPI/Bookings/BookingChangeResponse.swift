import Bookings

/// One entry of a booking's history.
struct BookingChangeResponse: Encodable {
    private let sequence: Int
    private let kind: String
    private let status: String
    private let changedAt: WireInstant
    private let changedBy: String
    private let actedFor: String?
    private let startAt: WireInstant?
    private let noticeStartAt: WireInstant?
    private let note: String?
    private let earlierClient: ClientResponse?

    init(_ change: BookingChange, showsPeople: Bool) {
        sequence = change.sequence
        kind = change.kind.rawValue
        status = change.status.rawValue
        changedAt = WireInstant(change.changedAt)
        changedBy = change.changedBy
        actedFor = change.party?.rawValue
        startAt = change.startAt.map(WireInstant.init)
        noticeStartAt = change.noticeStartAt.map(WireInstant.init)
        note = showsPeople ? change.note : nil
        let earlier = change.earlierClient.flatMap { $0.areAwaited ? nil : $0 }
        earlierClient = showsPeople ? earlier.map(ClientResponse.init) : nil
    }

    private enum CodingKeys: String, CodingKey {
        case sequence, kind, status, note
        case changedAt = "changed_at"
        case changedBy = "changed_by"
        case actedFor = "acted_for"
        case startAt = "start_at"
        case noticeStartAt = "notice_start_at"
        case earlierClient = "earlier_client"
    }
}
