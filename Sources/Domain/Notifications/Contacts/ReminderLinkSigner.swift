package import Bookings
import Crypto
import Foundation

/// Makes and checks what stands in a link of a mail: the booking, and a proof that we gave it.
///
/// What it grants follows from its secret: links that end reminders have one, links that open the booking another. It stays
/// valid for as long as its secret is known.
package struct ReminderLinkSigner: Sendable {
    private let keys: [SymmetricKey]

    /// `nil` if there is no secret.
    ///
    /// - Parameter secrets: Each 32 random bytes; the first one signs, and what the others signed is known.
    package init?(secrets: [[UInt8]]) {
        guard !secrets.isEmpty else { return nil }
        keys = secrets.map { SymmetricKey(data: $0) }
    }

    /// Such as `bkg_anna_01jd.3f…`; it speaks for `address` alone, if there is one, and otherwise for the booking.
    package func text(for booking: BookingID, sentTo address: String? = nil) -> String {
        "\(booking.rawValue).\(Self.code(of: booking, address, keys[0]))"
    }

    /// The booking of a text that ``text(for:)`` made; `nil` for any other.
    package func booking(of text: String) -> BookingID? {
        guard let booking = Self.booking(namedBy: text), isOurs(text, of: booking, sentTo: nil) else { return nil }
        return booking
    }

    /// The booking that a text names, whoever made it; `nil` if it is not of the form of ours.
    static func booking(namedBy text: String) -> BookingID? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 ? BookingID(rawValue: String(parts[0])) : nil
    }

    /// Whether ``text(for:sentTo:)`` made a text of exactly this.
    func isOurs(_ text: String, of booking: BookingID, sentTo address: String?) -> Bool {
        keys.contains { Self.isEqual(text, "\(booking.rawValue).\(Self.code(of: booking, address, $0))") }
    }

    /// In constant time, so that no code can be found letter by letter.
    private static func isEqual(_ text: String, _ expected: String) -> Bool {
        let (bytes, others) = (Array(text.utf8), Array(expected.utf8))
        // The length is no secret: it follows from the booking's id, which the text names.
        guard bytes.count == others.count else { return false }
        return zip(bytes, others).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// 128 bits in hexadecimal digits.
    private static func code(of booking: BookingID, _ address: String?, _ key: SymmetricKey) -> String {
        // Ids hold no zero byte, so no booking and address read as another booking and address.
        let signed = booking.rawValue + (address.map { "\u{0}\($0.lowercased())" } ?? "")
        return HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key).prefix(16)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

// So that neither a log line nor the report of a failed test shows the keys.
extension ReminderLinkSigner: CustomStringConvertible, CustomReflectable {
    package var description: String { "a signer of links" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
