import Bookings
import CivilTime
import JSONEncoding

/// An entry of a waitlist as its client, its provider and admins are shown it.
struct WaitlistEntryResponse {
    private let entry: WaitlistEntry

    init(_ entry: WaitlistEntry) {
        self.entry = entry
    }
}

extension WaitlistEntryResponse: JSONDocument {
    func write(to object: inout JSONObjectWriter) {
        let window = entry.window
        object.add("client", ClientResponse(entry.client))
        object.add("created_at", entry.createdAt)
        object.add("first_date", plain: window.firstDate.description)
        if let hours = window.hours { object.add("from_time", plain: hours.lowerBound.description) }
        object.add("id", plain: entry.id.rawValue)
        object.add("last_date", plain: window.lastDate.description)
        if let offer = entry.offer { object.add("offer", OfferResponse(offer)) }
        object.add("provider_id", plain: entry.provider.rawValue)
        object.add("service_id", plain: entry.service.rawValue)
        object.add("status", plain: entry.status.rawValue)
        if let hours = window.hours { object.add("to_time", plain: hours.upperBound.description) }
    }

    private struct OfferResponse: JSONDocument {
        let offer: WaitlistEntry.Offer

        init(_ offer: WaitlistEntry.Offer) {
            self.offer = offer
        }

        func write(to object: inout JSONObjectWriter) {
            object.add("booking_id", plain: offer.booking.rawValue)
            object.add("expires_at", offer.endsAt)
            object.add("start_at", offer.startAt)
        }
    }
}

/// The answer of `POST /v1/waitlist`.
struct JoinedWaitlistResponse: JSONDocument {
    let entry: WaitlistEntryResponse

    /// What lets the client answer offers; told here and nowhere else.
    let token: String

    func write(to object: inout JSONObjectWriter) {
        object.add("entry", entry)
        object.add("token", plain: token)
    }
}
