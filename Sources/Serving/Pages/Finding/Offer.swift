import Bookings
import CivilTime
import Localization
import Money
import Scheduling

/// A provider's service as pages show it.
struct Offer: Sendable {
    let provider: Provider
    var service: Service
    let policy: DescribedPolicy
    let zone: Zone

    /// The zone in which the visitor wants to see times; `nil` for that of the provider.
    var readerZone: Zone?

    /// The same offer with the service's name and description in a language, where the provider has given them.
    func inWords(of language: Language) throws -> Offer {
        var offer = self
        try offer.service.translate(to: language, of: provider)
        return offer
    }

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
            zone: zone,
            readerZone: readerZone
        )
    }
}

extension Service {
    /// Replaces the name and the description with those in a language, where the provider has given them.
    mutating func translate(to language: Language, of provider: Provider) throws {
        take(try provider.pages.texts().service(id, in: language.tag))
    }

    /// Takes the words of a text, if there is one, in place of its own.
    mutating func take(_ text: PageTexts.ServiceText?) {
        guard let text else { return }
        name = text.name ?? name
        description = text.description ?? description
    }
}
