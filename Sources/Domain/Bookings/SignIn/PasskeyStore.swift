import CivilTime
import SQL

/// The passkeys of all addresses.
struct PasskeyStore: Sendable {
    /// The most that an address has.
    static let maximumCount = 20

    /// Whether the key was added; `false` if somebody has it already.
    func insert(_ passkey: Passkey, in connection: any SQLConnection) async throws -> Bool {
        let inserted = try await connection.execute(
            """
            INSERT INTO passkeys (passkey_id, credential_id, email, user_handle, name, public_key, sign_count, created_at)
            VALUES (\(passkey.id), \(passkey.credentialID), \(passkey.email), \(passkey.userHandle), \(passkey.name),
                \(passkey.publicKey), \(Int64(passkey.signCount)), \(passkey.createdAt))
            ON CONFLICT DO NOTHING
            """
        )
        return inserted == 1
    }

    /// Those of an address, oldest first.
    func list(at email: String, in connection: any SQLConnection) async throws -> [Passkey] {
        try await connection.query(
            """
            SELECT \(Passkey.columns) FROM passkeys WHERE email = \(email) ORDER BY passkey_id LIMIT \(Self.maximumCount)
            """
        ).map(Passkey.init(row:))
    }

    func find(credential: [UInt8], in connection: any SQLConnection) async throws -> Passkey? {
        try await connection.query(
            "SELECT \(Passkey.columns) FROM passkeys WHERE credential_id = \(credential)"
        ).first.map(Passkey.init(row:))
    }

    func used(_ id: PasskeyID, count: UInt32, at now: Instant, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            "UPDATE passkeys SET sign_count = \(Int64(count)), used_at = \(now) WHERE passkey_id = \(id)"
        )
    }

    func remove(_ id: PasskeyID, at email: String, in connection: any SQLConnection) async throws {
        _ = try await connection.execute("DELETE FROM passkeys WHERE passkey_id = \(id) AND email = \(email)")
    }
}
