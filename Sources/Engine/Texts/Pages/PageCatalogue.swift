public import Localization

/// The sentences of pages in one language: a language that lacks one does not compile.
///
/// Amounts, dates and zones arrive as the language writes them.
public protocol PageCatalogue: Sendable {
    /// What needs nothing inserted.
    var labels: PageLabels { get }

    /// How many times of a day are free.
    func freeTimes(_ count: Int) -> String
    /// How many places of a session are free.
    func placesLeft(_ count: Int) -> String
    /// That a month has no free times.
    func noTimes(in month: String) -> String
    /// In which zone the times of a page are.
    func times(in zone: String) -> String

    /// The button that books, that asks the provider, and that books and leads to the payment.
    func book(_ when: String) -> String
    func request(_ when: String) -> String
    func bookAndPay(_ amount: String) -> String
    func pay(_ amount: String) -> String
    func payUntil(_ time: String) -> String
    func moveTo(_ when: String) -> String

    /// What cancelling now gives back of what was paid.
    func refundNow(_ amount: String, of paid: String) -> String
    func refunded(_ amount: String) -> String
    /// A stretch of notice in the table of a policy.
    func atLeast(_ duration: String) -> String

    /// What is wrong with a field.
    func fault(_ fault: PageFault) -> String
    /// The title of a page for a provider.
    func bookWith(_ provider: String) -> String
}

/// What is wrong with what was typed into a field.
public enum PageFault: Hashable, Sendable {
    case required, email, phone, number, date, choice, consent, character, undeliverable, other
    case tooLong(maximum: Int)
}

extension Language {
    /// The words of pages.
    public var pages: any PageCatalogue {
        switch self {
        case .english: EnglishPages()
        case .german: GermanPages()
        case .french: FrenchPages()
        case .spanish: SpanishPages()
        case .russian: RussianPages()
        case .arabic: ArabicPages()
        }
    }
}
