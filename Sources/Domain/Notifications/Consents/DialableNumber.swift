package import Bookings
import ShortMessages

/// Telephone numbers as people write them.
package enum DialableNumber {
    /// The number in the form of E.164, such as `+49301234567`; `nil` if it was given without its country.
    package static func text(of phone: String) -> String? {
        var digits = phone.filter { !" -./()\u{A0}".contains($0) }
        // Most countries dial 00 for what E.164 writes as a plus sign.
        if digits.hasPrefix("00") { digits = "+" + digits.dropFirst(2) }
        return PhoneNumber(digits)?.text
    }
}

extension ClientDetails {
    /// The number that short messages go to; `nil` if the client gave none with its country.
    package var dialableNumber: String? { phone.flatMap(DialableNumber.text(of:)) }
}
