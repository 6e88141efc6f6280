package import CivilTime
import SQL

/// A key on somebody's device, with which they sign in.
package struct Passkey: Sendable {
    package let id: PasskeyID

    /// In lower case.
    package let email: String

    /// What distinguishes it from the others of its owner, such as "Firefox, Linux".
    package let name: String
    package let createdAt: Instant

    /// `nil` if it was never used.
    package let usedAt: Instant?
    let credentialID: [UInt8]

    /// What the authenticator knows the owner by: random, and the same for all keys of an address.
    let userHandle: String

    /// A COSE key.
    let publicKey: [UInt8]
    let signCount: UInt32
}

extension Passkey {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = """
        passkey_id, credential_id, email, user_handle, name, public_key, sign_count, created_at, used_at
        """

    init(row: SQLRow) throws {
        self.init(
            id: try row.decode("passkey_id"),
            email: try row.decode("email"),
            name: try row.decode("name"),
            createdAt: try row.decode("created_at"),
            usedAt: try row.decode("used_at"),
            credentialID: try row.decode("credential_id"),
            userHandle: try row.decode("user_handle"),
            publicKey: try row.decode("public_key"),
            signCount: UInt32(clamping: try row.decode("sign_count", as: Int64.self))
        )
    }
}
