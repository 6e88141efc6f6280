import Texts

/// One field of the form on which a client books.
struct Question: Sendable {
    enum Kind: Sendable {
        case text, paragraph, email, phone, number, date, consent
        case choice([String])
        case yesOrNo
    }

    /// As the form sends it, such as `answers.allergies`.
    let name: String

    /// In the words of the page or of the provider.
    let label: String
    let kind: Kind
    let isRequired: Bool
    var hint: String?
    var maximumLength = 2_000

    /// What browsers fill in by themselves.
    var autocomplete: StaticString?

    /// Whether the label is the provider's, whose direction may differ from that of the page.
    var isProviders = true
}
