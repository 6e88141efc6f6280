import Bookings
import SQL

/// Identifies a photo by its content: the first 32 hexadecimal digits of the SHA-256 of all its files.
package struct PhotoID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible, SQLConvertible {
    package let rawValue: String

    package init?(rawValue: String) {
        let isDigest =
            rawValue.utf8.count == 32
            && rawValue.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
        guard isDigest else { return nil }
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}
