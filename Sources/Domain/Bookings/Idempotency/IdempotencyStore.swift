import CivilTime
import Crypto
import Foundation
package import SQL

/// Answers given to requests that carried an `Idempotency-Key`, so that repeating a request repeats its answer.
///
/// Answers can hold a booking's token, so they are sealed under a key derived from the `Idempotency-Key` and the caller's
/// credential, of which only hashes are stored: whoever reads the database learns neither. An answer to a caller without a
/// credential is given again only for a key that nobody can guess, and otherwise not even kept.
package struct IdempotencyStore: Sendable {
    package init() {}

    /// The answer given to `key` before.
    ///
    /// Throws ``BookingsError/Code/idempotencyMismatch`` where it was given to another request, and
    /// ``BookingsError/Code/idempotencyKeyWeak`` where anybody could have sent the key. A request with the same key waits here
    /// until this transaction has ended, so that it sees the answer.
    package func answer(to key: RequestKey, in connection: any SQLConnection) async throws -> [UInt8]? {
        // Before looking, or two requests with one key would both find nothing and both be carried out.
        try await connection.lock("idempotency:\(key.name)")
        // Answers beyond their lifetime may still be there, for they are dropped little by little.
        let rows = try await connection.query(
            """
            SELECT request_hash, sealed_body FROM idempotency_keys
            WHERE key_hash = \(key.hash) AND created_at > \(key.now - Self.lifetime)
            """
        )
        guard let row = rows.first else { return nil }
        guard try row.decode("request_hash", as: [UInt8].self) == key.requestHash else {
            throw BookingsError(
                .idempotencyMismatch,
                "The Idempotency-Key was used for another request; send a new one.",
                field: "Idempotency-Key"
            )
        }
        guard key.provesCaller else {
            throw BookingsError(
                .idempotencyKeyWeak,
                """
                The request was carried out before. Without a credential its answer is repeated only for an Idempotency-Key \
                that nobody can guess, such as a random UUID.
                """,
                field: "Idempotency-Key"
            )
        }
        let box = try ChaChaPoly.SealedBox(combined: try row.decode("sealed_body", as: [UInt8].self))
        return Array(try ChaChaPoly.open(box, using: key.sealingKey))
    }

    /// Keeps the answer to `key`, in the transaction that made it true, and drops some of the answers that are too old.
    ///
    /// An answer to the same key that is too old makes room, whether or not its turn to be dropped has come.
    package func keep(_ answer: [UInt8], for key: RequestKey, in connection: any SQLConnection) async throws {
        let oldest = key.now - Self.lifetime
        // A few at a time, and none that another transaction is dropping, so that no request waits for a clean-up.
        _ = try await connection.execute(
            """
            DELETE FROM idempotency_keys WHERE key_hash IN (
                SELECT key_hash FROM idempotency_keys WHERE created_at <= \(oldest)
                ORDER BY created_at LIMIT \(Self.dropped) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            )
            """
        )
        // What can never be told again is not kept; that the key was used is.
        let body = key.provesCaller ? answer : []
        let sealed = try ChaChaPoly.seal(body, using: key.sealingKey).combined
        let kept = try await connection.execute(
            """
            INSERT INTO idempotency_keys (key_hash, request_hash, sealed_body, created_at)
            VALUES (\(key.hash), \(key.requestHash), \(Array(sealed)), \(key.now))
            ON CONFLICT (key_hash) DO UPDATE SET request_hash = excluded.request_hash,
                sealed_body = excluded.sealed_body, created_at = excluded.created_at
            WHERE idempotency_keys.created_at <= \(oldest)
            """
        )
        // The lock that `answer` takes rules this out. It catches a caller who keeps an answer without having asked.
        guard kept == 1 else {
            throw BookingsError(.conflict, "The Idempotency-Key has an answer already.", field: "Idempotency-Key")
        }
    }

    /// Seconds for which an answer is kept.
    package static let lifetime: Int64 = 24 * 3_600

    /// How many answers that are too old one new one drops at most.
    private static let dropped = 100
}
