import Bookings
import JSONEncoding

/// One entry of a booking's history.
struct BookingChangeResponse {
    private let change: BookingChange
    private let showsPeople: Bool

    init(_ change: BookingChange, showsPeople: Bool) {
        self.change = change
        self.showsPeople = showsPeople
    }
}

extension BookingChangeResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        if let party = change.party { object.add("acted_for", plain: party.rawValue) }
        object.add("changed_at", change.changedAt)
        object.add("changed_by", change.changedBy)
        if showsPeople, let client = change.earlierClient, !client.areAwaited {
            object.add("earlier_client", ClientResponse(client))
        }
        object.add("kind", plain: change.kind.rawValue)
        if showsPeople, let note = change.note { object.add("note", note) }
        if let start = change.noticeStartAt { object.add("notice_start_at", start) }
        object.add("sequence", change.sequence)
        if let start = change.startAt { object.add("start_at", start) }
        object.add("status", plain: change.status.rawValue)
    }
}
