import CivilTime
import SQL

/// Rows of proofs that are awaited; they are gone once the booking stands or its slot is given up.
struct EmailProofStore: Sendable {
    func insert(
        _ client: ClientDetails,
        paying way: PaymentWay?,
        for booking: BookingID,
        in connection: any SQLConnection
    ) async throws {
        _ = try await connection.execute(
            """
            INSERT INTO email_proofs (provider_id, booking_id, client, payment_way, attempts)
            VALUES (\(booking.provider), \(booking), \(try JSONText.encode(client)), \(way), 0)
            """
        )
    }

    /// `nil` if no proof is awaited of the booking.
    func find(_ booking: BookingID, in connection: any SQLConnection) async throws -> EmailProof? {
        try await connection.query(
            """
            SELECT \(EmailProof.columns) FROM email_proofs
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        ).first.map(EmailProof.init(row:))
    }

    /// All that are awaited by a provider, who has as many as there are holds.
    func list(of provider: ProviderID, in connection: any SQLConnection) async throws -> [EmailProof] {
        try await connection.query(
            "SELECT \(EmailProof.columns) FROM email_proofs WHERE provider_id = \(provider) ORDER BY booking_id"
        ).map(EmailProof.init(row:))
    }

    /// Whether mail to an address has come back so often that nothing more is sent there.
    func isUndeliverable(
        _ email: String,
        of provider: ProviderID,
        in connection: any SQLConnection
    ) async throws -> Bool {
        // As messages know it: in small letters.
        try await !connection.query(
            """
            SELECT address FROM message_contacts
            WHERE provider_id = \(provider) AND channel = 'email' AND address = \(email.lowercased())
                AND unusable_since IS NOT NULL
            """
        ).isEmpty
    }

    /// Makes `code` the one that proves the address; the one before no longer does.
    func set(_ code: EmailCode, for booking: BookingID, in connection: any SQLConnection) async throws {
        var random = SystemRandomNumberGenerator()
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        _ = try await connection.execute(
            """
            UPDATE email_proofs SET code_hash = \(code.hash(salt: salt)), salt = \(salt)
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        )
    }

    func matches(_ code: EmailCode, _ booking: BookingID, in connection: any SQLConnection) async throws -> Bool {
        let row = try await connection.query(
            """
            SELECT code_hash, salt FROM email_proofs
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        ).first
        guard let hash = try row?.decode("code_hash", as: [UInt8]?.self),
            let salt = try row?.decode("salt", as: [UInt8]?.self)
        else { return false }
        return code.matches(hash: hash, salt: salt)
    }

    func countAttempt(at booking: BookingID, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE email_proofs SET attempts = attempts + 1
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        )
    }

    func recordProof(of booking: BookingID, at now: Instant, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            UPDATE email_proofs SET proved_at = \(now), code_hash = NULL, salt = NULL
            WHERE provider_id = \(booking.provider) AND booking_id = \(booking)
            """
        )
    }

    func remove(_ booking: BookingID, in connection: any SQLConnection) async throws {
        try await connection.executeLater(
            "DELETE FROM email_proofs WHERE provider_id = \(booking.provider) AND booking_id = \(booking)"
        )
    }
}

extension EmailProof {
    /// What ``init(row:)`` reads.
    fileprivate static let columns: SQLStatement = "booking_id, client, payment_way, attempts, proved_at"

    fileprivate init(row: SQLRow) throws {
        self.init(
            booking: try row.decode("booking_id"),
            client: try JSONText.decode(ClientDetails.self, from: try row.decode("client")),
            paymentWay: try row.decode("payment_way"),
            attemptsLeft: EmailProof.maximumAttempts - (try row.decode("attempts", as: Int.self)),
            isProved: try row.decode("proved_at", as: Instant?.self) != nil
        )
    }
}
