import Bookings
import CivilTime
import Localization
import Texts

/// What every page knows of the one who looks at it.
struct Visit: Sendable {
    /// The language of the page, with the region of the one who looks at it.
    let reader: RegionalLanguage

    /// The tag by which the address names the language, which links then carry on; `nil` if it names none.
    let chosenLanguage: String?

    /// The address of the page itself, without a language.
    let here: Address

    /// Where the stylesheet is.
    let stylesheet: Address

    /// Where the provider's colours are; `nil` on pages of no provider, and of one who has chosen none.
    var accent: Address?

    /// The script of a page that is embedded in a site of the provider's; `nil` for any other page.
    var frameScript: Address?

    /// The provider's logo; `nil` on pages of no provider, and of one who has none.
    var logo: Address?

    /// The zone in which the visitor wants to see times; `nil` for that of the provider.
    var zone: Zone? {
        didSet { zoneParameter = zone.map { Address.Parameter("zone", $0.name) } }
    }

    /// What names the zone in addresses, encoded once for all links of a page.
    private(set) var zoneParameter: Address.Parameter?

    /// The script of the page itself; `nil` for most pages, which have none.
    var script: Address?

    /// The sites that may show the page in a frame.
    var embedOrigins: [WebOrigin] = []

    var isEmbedded: Bool { frameScript != nil }

    var language: Language { reader.language }
    var hourCycle: HourCycle { reader.hourCycle }

    var words: any PageCatalogue { language.pages }
    var labels: PageLabels { language.pages.labels }

    /// The address of another page, in the language and the zone of this one and embedded like it.
    func link(_ address: Address) -> Address {
        let address = chosenLanguage.map { address.with("lang", $0) } ?? address
        return isEmbedded ? address.with("embed", "1").with(zoneParameter) : address.with(zoneParameter)
    }

    /// The hour and minute of a reading of the clock, as the visitor counts hours.
    func time(_ reading: WallDateTime) -> String { language.time(reading, hourCycle) }

    /// Two times of a day, as the visitor counts hours.
    func timeRange(from start: WallDateTime, to end: WallDateTime) -> String {
        language.timeRange(from: start, to: end, hourCycle)
    }

    /// What ``link(_:)`` adds, for a form whose fields become the parameters of an address.
    var carried: [(name: String, value: String)] {
        (chosenLanguage.map { [("lang", $0)] } ?? []) + (isEmbedded ? [("embed", "1")] : [])
    }
}
