import CivilTime

/// Whether text has the shape of an address, a telephone number or a date; not whether anybody can be reached by it.
package enum ContactFormat {
    /// One `@` between a local part and a dotted domain, no white space, at most 254 characters (RFC 5321 §4.5.3.1).
    package static func isEmail(_ text: String) -> Bool {
        let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].split(separator: ".").count >= 2
            && parts[1].first != "." && parts[1].last != "." && text.utf8.count <= 254
            && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 32 }
    }

    /// 5 to 15 digits (E.164 allows 15) with the usual marks between them.
    package static func isPhone(_ text: String) -> Bool {
        let digits = text.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return (5...15).contains(digits) && text.count <= 30 && text.allSatisfy { "0123456789 +-()./".contains($0) }
    }

    /// A date of the calendar, `YYYY-MM-DD`.
    package static func isDate(_ text: String) -> Bool {
        CivilDate(text) != nil
    }
}
