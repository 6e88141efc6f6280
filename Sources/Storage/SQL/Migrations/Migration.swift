import Crypto
import Hexadecimal

/// One step of a schema: applied once, never edited after it was released.
package struct Migration: Sendable, Hashable {
    /// Its place in the order, from one.
    package let number: Int
    package let name: String
    /// UTF-8 text of one or more statements.
    package let sql: [UInt8]

    package init(number: Int, name: String, sql: [UInt8]) {
        self.number = number
        self.name = name
        self.sql = sql
    }

    /// SHA-256 of the text in hexadecimal.
    package var checksum: String {
        var hash = SHA256()
        sql.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return hash.finalize().hexadecimal
    }
}
