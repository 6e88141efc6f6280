package import Bookings

/// Makes and checks what stands in a link of a mail: the booking, and a proof that we gave it.
///
/// What it grants follows from its secret: links that end reminders have one, links that open the booking another. It stays
/// valid for as long as its secret is known.
package struct ReminderLinkSigner: Sendable {
    private let signer: CodeSigner

    /// `nil` if there is no secret.
    ///
    /// - Parameter secrets: Each 32 random bytes; the first one signs, and what the others signed is known.
    package init?(secrets: [[UInt8]]) {
        // 128 bits.
        guard let signer = CodeSigner(secrets: secrets, length: 16) else { return nil }
        self.signer = signer
    }

    /// Such as `bkg_anna_01jd.3f…`; it speaks for `address` alone, if there is one, and otherwise for the booking.
    package func text(for booking: BookingID, sentTo address: String? = nil) -> String {
        "\(booking.rawValue).\(signer.code(of: Self.signed(booking, address)))"
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
        signer.isOurs(text, of: Self.signed(booking, address)) { "\(booking.rawValue).\($0)" }
    }

    private static func signed(_ booking: BookingID, _ address: String?) -> String {
        // Ids hold no zero byte, so no booking and address read as another booking and address.
        booking.rawValue + (address.map { "\u{0}\($0.lowercased())" } ?? "")
    }
}

// So that neither a log line nor the report of a failed test shows the keys.
extension ReminderLinkSigner: CustomStringConvertible, CustomReflectable {
    package var description: String { "a signer of links" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
