import Bookings
import CivilTime
import Money
import Scheduling

/// What decides whether a service fits, without its calendar: plain values, as they are read for each service in every search.
struct OfferFacts: Sendable {
    let price: MonetaryAmount

    /// In seconds.
    let duration: Int64
    let minimumNotice: Int64

    /// From when on somebody could book when its starts were looked up.
    let earliest: Int64

    /// The date from which on its starts were looked up, in days since 1970.
    let firstDay: Int32

    /// For how many dates they were looked up.
    let days: Int32

    /// Whether an availability rule has a say in its starts.
    let isRuled: Bool

    init(_ offer: ListedOffer, _ starts: StartsByDate) {
        price = offer.price
        duration = offer.slots.rules.duration
        minimumNotice = offer.slots.rules.minimumNotice
        earliest = starts.earliest
        firstDay = Int32(clamping: starts.firstDay)
        days = Int32(starts.firsts.count)
        isRuled = offer.slots.isRuled
    }
}
