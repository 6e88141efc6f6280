import CivilTime
import Localization
import Money
import Testing
import Texts

/// A booking of the length that is common, and every occasion for a message about it.
enum Examples {
    static let parties = Party.allCases

    static func period(reader: String? = nil, start: Int64 = 1_773_046_800) throws -> SessionPeriod {
        let zones = ZoneDirectory.system
        return SessionPeriod(
            start: start,
            end: start + 3_600,
            zone: try zones.zone(named: "Europe/Berlin"),
            readerZone: try reader.map { try zones.zone(named: $0) }
        )
    }

    static func details(reader: String? = nil) throws -> BookingDetails {
        BookingDetails(
            service: "Massage 60",
            provider: "Studio Lindenhof",
            client: "Kim Petersen",
            place: "Lindenstr. 12, 10969 Berlin",
            period: try period(reader: reader)
        )
    }

    static func occasions() throws -> [Occasion] {
        let previous = try period(start: 1_772_960_400)
        let moves = parties.map { Occasion.moved(by: $0, from: previous) }
        let refunds: [RefundOutcome] = [.nothingPaid, .none, .amount(MonetaryAmount(4_950, .euro))]
        let cancellations = parties.flatMap { party in
            refunds.map { Occasion.cancelled(by: party, refund: $0, reason: $0 == .none ? nil : "Flu") }
        }
        let money: [Occasion] = [
            .paymentNeeded(MonetaryAmount(9_900, .euro), until: 1_772_960_400),
            .paymentNeeded(MonetaryAmount(9_900, .euro), until: nil),
            .paymentReceived(MonetaryAmount(9_900, .euro)), .refundPaid(MonetaryAmount(4_950, .euro)),
            .refundFailed(MonetaryAmount(4_950, .euro)),
        ]
        let disputes =
            [true, false].flatMap { isInquiry in
                [nil, 1_772_960_400].map {
                    Occasion.paymentDisputed(MonetaryAmount(9_900, .euro), isInquiry: isInquiry, until: $0)
                }
            } + DisputeOutcome.allCases.map { Occasion.disputeClosed(MonetaryAmount(9_900, .euro), $0) }
        return [
            .requested, .declined(reason: nil), .declined(reason: "Ferien"), .confirmed,
            .reminder(count: 24, unit: .hour), .reminder(count: 1, unit: .hour), .lateReminder, .reviewRequest,
            .reviewWritten(stars: 4, isNamed: true),
            .reviewWritten(stars: 1, isNamed: false), .noShow,
            .holdExpired,
        ] + moves + cancellations + money + disputes
    }

    static func link() throws -> LinkAddress { try #require(LinkAddress("https://book.example/b/Zm9vYmFyYmF6cXV4")) }

    /// Every occasion, for both parties.
    static func messages(_ language: Language, _ details: BookingDetails) throws -> [BookingMessage] {
        let link = try link()
        return try occasions().flatMap { occasion in
            parties.map { BookingMessage(occasion, to: $0, details, in: language, link: link, stopReminders: link) }
        }
    }
}
