import CivilTime
import Localization
import Texts

/// What every page knows of the one who looks at it.
struct Visit: Sendable {
    let language: Language

    /// Whether the address names the language, which links then carry on.
    let choosesLanguage: Bool

    /// The address of the page itself, without a language.
    let here: Address

    /// Where the stylesheet is.
    let stylesheet: Address

    var words: any PageCatalogue { language.pages }
    var labels: PageLabels { language.pages.labels }

    /// The address of another page in the language of this one.
    func link(_ address: Address) -> Address {
        choosesLanguage ? address.with("lang", language.tag) : address
    }
}
