/// Every message in one language: a language that lacks one does not compile.
///
/// Wordings do without a person's gender: they greet by the full name, and use passive or present forms where a past
/// tense would show a gender. Amounts and dates arrive as the language writes them.
protocol MessageCatalogue: Sendable {
    var labels: Labels { get }

    /// The first line of an e-mail.
    func greeting(_ name: InsertedText) -> String
    /// Why the recipient gets this.
    func footer(_ details: InsertedDetails, for recipient: Party) -> String
    /// What is given back, as a sentence; `nil` stands for nothing of what was paid.
    func refund(_ amount: String?) -> String

    /// That reminders have ended, or whether they are to.
    func reminders(from provider: InsertedText, areEnded: Bool) -> String

    func requested(_ details: InsertedDetails, for recipient: Party) -> Wording
    func declined(_ details: InsertedDetails, for recipient: Party) -> Wording
    func confirmed(_ details: InsertedDetails, for recipient: Party) -> Wording
    func paymentNeeded(_ details: InsertedDetails, _ amount: String, until: String?, for recipient: Party) -> Wording
    func paymentReceived(_ details: InsertedDetails, _ amount: String, for recipient: Party) -> Wording
    func moved(_ details: InsertedDetails, by mover: Party, for recipient: Party) -> Wording
    func cancelled(_ details: InsertedDetails, by party: Party, for recipient: Party) -> Wording
    func refundPaid(_ details: InsertedDetails, _ amount: String, for recipient: Party) -> Wording
    /// A person has to pay it; told to the provider.
    func refundFailed(_ details: InsertedDetails, _ amount: String) -> Wording
    /// What the payer's bank does, and what to do until when; told to the provider.
    func paymentDisputed(_ details: InsertedDetails, _ amount: String, isInquiry: Bool, until: String?) -> Wording
    /// How it ended; told to the provider.
    func disputeClosed(_ details: InsertedDetails, _ amount: String, _ outcome: DisputeOutcome) -> Wording
    /// The notice is relative, such as `in 24 hours`; `nil` if only the time is told.
    func reminder(_ details: InsertedDetails, _ notice: String?, for recipient: Party) -> Wording
    func reviewRequest(_ details: InsertedDetails, for recipient: Party) -> Wording
    /// What others read of it from now on; told to the provider.
    ///
    /// `client` is `nil` for one who does not want to be named.
    func reviewWritten(_ details: InsertedDetails, by client: String?, stars: Int) -> Wording
    func noShow(_ details: InsertedDetails, for recipient: Party) -> Wording
    func holdExpired(_ details: InsertedDetails, for recipient: Party) -> Wording
}
