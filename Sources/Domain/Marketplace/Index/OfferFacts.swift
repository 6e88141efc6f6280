import Bookings
import CivilTime
import Money
import Scheduling

/// What decides whether a service fits, without its calendar: plain values, as they are read for each service in every search.
struct OfferFacts: Sendable {
    let price: MonetaryAmount
    let durationMinutes: Int64
    let minimumNotice: Int64
    let firsts: FirstStarts

    /// Appends the first starts of the service to those of the provider's others.
    init(_ offer: ListedOffer, in zone: Zone, asOf basis: Int64, to starts: inout [Int32]) {
        price = offer.price
        durationMinutes = offer.durationMinutes
        minimumNotice = offer.slots.rules.minimumNotice
        firsts = FirstStarts(offer.slots, in: zone, asOf: basis, to: &starts)
    }
}
