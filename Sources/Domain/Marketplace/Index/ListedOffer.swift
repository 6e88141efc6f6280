package import Bookings
package import Money
import Scheduling

/// A service of a listed provider.
package final class ListedOffer: Sendable {
    package let service: ServiceID
    private let name: String
    private let translations: [String: String]
    package let price: MonetaryAmount
    package let durationMinutes: Int64
    package let slots: RuledCalendar

    init(_ offer: ProviderOffers.Offer, texts: PageTexts) {
        let service = offer.service
        self.service = service.id
        name = service.name
        translations = texts.entries.compactMapValues { $0.services?[service.id.rawValue]?.name }
        price = service.price
        durationMinutes = service.timing.durationMinutes
        slots = offer.slots
    }

    /// The name in a language, where the provider has given one, or else as it is.
    package func name(in tag: String) -> String { translations[tag] ?? name }

    /// All names, in every language.
    var names: [String] { [name] + translations.values }
}
