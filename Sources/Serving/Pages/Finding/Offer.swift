import Bookings
import CivilTime
import Money
import Scheduling

/// A provider's service as pages show it.
struct Offer: Sendable {
    let provider: Provider
    let service: Service
    let policy: DescribedPolicy
    let zone: Zone

    var address: Address { Address(Slug.text(of: provider.id), Slug.text(of: service.id)) }
    var providerAddress: Address { Address(Slug.text(of: provider.id)) }

    /// What is due when booking; `nil` if nothing is.
    var due: MonetaryAmount? { service.amountAhead.minorUnits > 0 ? service.amountAhead : nil }

    var summary: ServiceSummary {
        ServiceSummary(
            name: service.name,
            description: service.description,
            provider: provider.name,
            price: service.price,
            dueNow: due,
            durationMinutes: service.timing.durationMinutes,
            address: address,
            providerAddress: providerAddress
        )
    }

    func session(at start: Instant) -> SessionSummary {
        SessionSummary(
            service: summary,
            start: start,
            end: start + service.timing.durationMinutes * 60,
            zone: zone
        )
    }
}
