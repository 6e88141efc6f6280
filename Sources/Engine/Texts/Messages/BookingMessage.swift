public import Localization

/// A message about a booking, in the forms that the channels take.
public struct BookingMessage: Sendable {
    /// The subject of an e-mail: one line.
    public let subject: String
    /// One or two sentences in plain text, for SMS.
    ///
    /// Spaces are plain, and letters are those of the language; how many segments that takes is for the sender to count.
    public let short: String
    /// The title of a push message.
    public let pushTitle: String
    /// The body of a push message.
    public let pushBody: String
    /// What an e-mail shows.
    public let email: EmailContent

    /// Writes the message of an occasion.
    ///
    /// - Parameters:
    ///   - occasion: why it is written.
    ///   - recipient: who gets it.
    ///   - details: the booking as it is now.
    ///   - language: the recipient's.
    ///   - link: where the recipient sees the booking and acts on it.
    ///   - stopReminders: where reminders end, for messages that are reminders.
    public init(
        _ occasion: Occasion,
        to recipient: Party,
        _ details: BookingDetails,
        in language: Language,
        link: LinkAddress? = nil,
        stopReminders: LinkAddress? = nil
    ) {
        let writer = MessageWriter(details: details, recipient: recipient, language: language)
        let wording = writer.wording(of: occasion)
        let inserted = writer.inserted
        let comma = language == .arabic ? "،" : ","
        subject = "\(wording.title) – \(inserted.service)\(comma) \(inserted.when)"
        pushTitle = wording.title
        // Only an e-mail has a table of facts; everywhere else a refund needs a sentence.
        let sentences = ([wording.brief, writer.furtherDates, writer.refund(of: occasion)] as [String?]).compactMap(
            \.self
        )
        pushBody = sentences.joined(separator: " ")
        // Each segment is paid for, and providers know where their console is.
        short = Self.plain(pushBody) + (recipient == .client ? link.map { " " + $0.text } ?? "" : "")
        email = writer.email(occasion, wording, link: link, stopReminders: stopReminders)
    }

    /// The spaces of CLDR are not in the alphabet of SMS and would halve how much fits.
    private static func plain(_ text: String) -> String {
        String(text.map { "\u{A0}\u{202F}\u{2009}".contains($0) ? " " : $0 == "–" ? "-" : $0 })
    }
}
