import Bookings
import CivilTime
import JSONEncoding
import Money
import Policies

/// An entry of a waitlist as its client, its provider and admins are shown it.
struct WaitlistEntryResponse {
    private let entry: WaitlistEntry

    /// What holds the place that is offered; `nil` where that is not told.
    private let booking: Booking?

    init(_ entry: WaitlistEntry, holding booking: Booking? = nil) {
        self.entry = entry
        self.booking = booking
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
        if let offer = entry.offer { object.add("offer", OfferResponse(offer: offer, booking: booking)) }
        object.add("provider_id", plain: entry.provider.rawValue)
        object.add("service_id", plain: entry.service.rawValue)
        object.add("status", plain: entry.status.rawValue)
        if let hours = window.hours { object.add("to_time", plain: hours.upperBound.description) }
    }

    private struct OfferResponse: JSONDocument {
        let offer: WaitlistEntry.Offer
        let booking: Booking?

        func write(to object: inout JSONObjectWriter) {
            object.add("booking_id", plain: offer.booking.rawValue)
            if let booking { object.add("currency", plain: booking.currency.code) }
            object.add("expires_at", offer.endsAt)
            if let booking {
                object.add("policy", PolicyPin(policy: booking.policy))
                object.add("prepayment", booking.prepayment)
                object.add("price", booking.price.minorUnits)
            }
            object.add("start_at", offer.startAt)
        }
    }

    private struct PolicyPin: JSONDocument {
        let policy: PinnedPolicy

        func write(to object: inout JSONObjectWriter) {
            object.add("id", plain: policy.policy.rawValue)
            object.add("version", plain: policy.version.description)
        }
    }
}
