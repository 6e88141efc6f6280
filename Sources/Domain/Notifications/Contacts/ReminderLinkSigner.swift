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

    /// Such as `bkg_anna_01jd.3f…`.
    package func text(for booking: BookingID) -> String {
        "\(booking.rawValue).\(Self.code(of: booking, keys[0]))"
    }

    /// The booking of a text that ``text(for:)`` made; `nil` for any other.
    package func booking(of text: String) -> BookingID? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let booking = BookingID(rawValue: parts[0]) else { return nil }
        return keys.contains { Self.isEqual(parts[1], Self.code(of: booking, $0)) } ? booking : nil
    }

    /// In constant time, so that no code can be found letter by letter.
    private static func isEqual(_ text: String, _ expected: String) -> Bool {
        let (bytes, others) = (Array(text.utf8), Array(expected.utf8))
        guard bytes.count == others.count else { return false }
        return zip(bytes, others).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// 128 bits in hexadecimal digits.
    private static func code(of booking: BookingID, _ key: SymmetricKey) -> String {
        HMAC<SHA256>.authenticationCode(for: Data(booking.rawValue.utf8), using: key).prefix(16)
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension ReminderLinkSigner: CustomStringConvertible, CustomReflectable {
    package var description: String { "a signer of links" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
