package import Bookings
import Crypto
import Foundation

/// Makes and checks what stands in a link that ends reminders: the booking, and a proof that we gave it.
///
/// It grants nothing else, and stays valid.
package struct ReminderLinkSigner: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: At least 32 random bytes.
    package init(secret: [UInt8]) {
        key = SymmetricKey(
            data: HMAC<SHA256>.authenticationCode(
                for: Data("bookable reminder links".utf8),
                using: SymmetricKey(data: secret)
            )
        )
    }

    /// Such as `bkg_anna_01jd.3k…`.
    package func text(for booking: BookingID) -> String {
        "\(booking.rawValue).\(code(of: booking))"
    }

    /// The booking of a text that ``text(for:)`` made; `nil` for any other.
    package func booking(of text: String) -> BookingID? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let booking = BookingID(rawValue: parts[0]) else { return nil }
        let bytes = [UInt8](parts[1].utf8)
        let expected = [UInt8](code(of: booking).utf8)
        guard bytes.count == expected.count else { return nil }
        // In constant time, so that no code can be found letter by letter.
        return zip(bytes, expected).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0 ? booking : nil
    }

    /// 128 bits in hexadecimal digits.
    private func code(of booking: BookingID) -> String {
        let digest = HMAC<SHA256>.authenticationCode(for: Data(booking.rawValue.utf8), using: key)
        return digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension ReminderLinkSigner: CustomStringConvertible, CustomReflectable {
    package var description: String { "a signer of links" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
