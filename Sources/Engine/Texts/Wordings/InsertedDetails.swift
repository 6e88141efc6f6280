import Localization

/// The details of a booking as they stand within sentences.
struct InsertedDetails {
    let service: InsertedText
    let provider: InsertedText
    let client: InsertedText
    /// Date and start, in few letters.
    let when: InsertedText

    init(_ details: BookingDetails, in language: Language) {
        service = InsertedText(details.service, in: language)
        provider = InsertedText(details.provider, in: language)
        client = InsertedText(details.client, in: language)
        when = InsertedText(formatted: details.period.briefText(in: language), in: language)
    }
}
