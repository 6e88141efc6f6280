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

    /// How many seats are to be booked at once.
    var seats = 1

    /// The zone in which the visitor wants to see times; `nil` for that of the provider.
    var readerZone: Zone?

    /// The same offer with the service's name and description in a language, where the provider has given them.
    func inWords(of language: Language) throws -> Offer {
        var offer = self
        try offer.service.translate(to: language, of: provider)
        return offer
    }

    /// As many seats as a visitor asks for and one booking may take, else one.
    func seats(asked text: String) -> Int {
        Int(text).flatMap { (1...service.timing.maximumSeats).contains($0) ? $0 : nil } ?? 1
    }

    /// What the address of a page says of ``seats``; `nil` for one.
    var seatsText: String? { seats == 1 ? nil : String(seats) }

    var address: Address { Address(Slug.text(of: provider.id), Slug.text(of: service.id)) }
    var providerAddress: Address { Address(Slug.text(of: provider.id)) }

    /// What is due when booking; `nil` if nothing is.
    var due: MonetaryAmount? {
        let amount = service.amountAhead(seats: seats)
        return amount.minorUnits > 0 ? amount : nil
    }

    var summary: ServiceSummary {
        ServiceSummary(
            name: service.name,
            description: service.description,
            provider: provider.name,
            price: service.price(of: seats),
            dueNow: due,
            durationMinutes: service.timing.durationMinutes,
            address: address,
            providerAddress: providerAddress
        )
    }

    func session(at start: Instant) -> SessionSummary {
        var shown = summary
        shown.name = BookedSeats.name(shown.name, seats: seats)
        return SessionSummary(
            service: shown,
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
