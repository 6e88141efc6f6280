import CivilTime
import SQL

/// Keeps what opens something once: links in mails and of the first set-up, tickets for documents, challenges for passkeys.
///
/// Only hashes are kept. The kind of a secret is part of its text, so none opens what another kind does.
package struct OneTimeSecretStore: Sendable {
    /// What a secret stands for.
    package struct Meaning: Hashable, Sendable {
        /// An e-mail address or an id, by the kind of the secret.
        package let subject: String

        /// More about it; empty for most kinds.
        package let detail: String

        package init(_ subject: String, detail: String = "") {
            self.subject = subject
            self.detail = detail
        }
    }

    package init() {}

    /// Makes a secret that is valid for some seconds from the time of the transaction.
    package func make(
        _ kind: Secret.Kind,
        for meaning: Meaning,
        lasting seconds: Int64,
        in transaction: Transaction
    ) async throws -> Secret {
        let secret = Secret.make(kind)
        _ = try await transaction.connection.execute(
            """
            INSERT INTO one_time_secrets (secret_hash, subject, detail, expires_at)
            VALUES (\(secret.hash), \(meaning.subject), \(meaning.detail), \(transaction.now + seconds))
            """
        )
        return secret
    }

    /// What a secret stands for, which stays valid; `nil` if it was used, has expired or never existed.
    package func find(_ secret: Secret, in transaction: Transaction) async throws -> Meaning? {
        try await transaction.connection.query(
            """
            SELECT subject, detail FROM one_time_secrets
            WHERE secret_hash = \(secret.hash) AND expires_at > \(transaction.now)
            """
        ).first.map { Meaning(try $0.decode("subject"), detail: try $0.decode("detail")) }
    }

    /// What a secret stood for, which is consumed; `nil` if it was used, has expired or never existed.
    package func use(_ secret: Secret, in transaction: Transaction) async throws -> Meaning? {
        guard let meaning = try await find(secret, in: transaction) else { return nil }
        // Of two requests with one secret, only one deletes it.
        let deleted = try await transaction.connection.execute(
            "DELETE FROM one_time_secrets WHERE secret_hash = \(secret.hash)"
        )
        return deleted == 1 ? meaning : nil
    }
}
