import Crypto
import Foundation
package import SQL

/// Answers given to requests that carried an `Idempotency-Key`, so that repeating a request repeats its answer.
///
/// Answers can hold a booking's token, so they are sealed under a key derived from the `Idempotency-Key`, of which
/// only the hash is stored: whoever reads the database learns neither.
package struct IdempotencyStore: Sendable {
    package init() {}

    /// The answer given to `key` before; throws where it was given to another request.
    ///
    /// A request with the same key waits here until this transaction has ended, so that it sees the answer.
    package func answer(to key: Key, in connection: any SQLConnection) async throws -> Answer? {
        try await connection.lock("idempotency:\(key.name)")
        let rows = try await connection.query(
            """
            SELECT request_hash, status, sealed_body FROM idempotency_keys
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
        let box = try ChaChaPoly.SealedBox(combined: try row.decode("sealed_body", as: [UInt8].self))
        return Answer(
            status: try row.decode("status"),
            body: Array(try ChaChaPoly.open(box, using: key.sealingKey))
        )
    }

    /// Keeps the answer to `key`, in the transaction that made it true, and drops some of the answers that are too old.
    package func keep(_ answer: Answer, for key: Key, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            DELETE FROM idempotency_keys WHERE key_hash IN (
                SELECT key_hash FROM idempotency_keys WHERE created_at <= \(key.now - Self.lifetime)
                ORDER BY created_at LIMIT \(Self.dropped) \(unsafeRaw: connection.dialect.takingUnlockedRows)
            )
            """
        )
        let sealed = try ChaChaPoly.seal(answer.body, using: key.sealingKey).combined
        _ = try await connection.execute(
            """
            INSERT INTO idempotency_keys (key_hash, request_hash, status, sealed_body, created_at)
            VALUES (\(key.hash), \(key.requestHash), \(answer.status), \(Array(sealed)), \(key.now))
            """
        )
    }

    /// Seconds for which an answer is kept.
    package static let lifetime: Int64 = 24 * 3_600

    /// How many answers that are too old one new one drops at most.
    private static let dropped = 100

    /// A status and a body as they were sent.
    package struct Answer: Sendable {
        package let status: Int
        package let body: [UInt8]

        package init(status: Int, body: [UInt8]) {
            self.status = status
            self.body = body
        }
    }

    /// An `Idempotency-Key` of one requester on one route, with the request that it came with.
    package struct Key: Sendable {
        let hash: [UInt8]
        let requestHash: [UInt8]
        let sealingKey: SymmetricKey
        let now: Int64

        /// The hash in a form that can be told to others.
        var name: String { Data(hash).base64EncodedString() }

        /// - Parameters:
        ///   - text: The header's value.
        ///   - scope: Who asks, and for what: keys of different scopes never meet.
        ///   - request: The body's bytes.
        ///   - now: Unix seconds.
        package init(_ text: String, scope: String, request: [UInt8], at now: Int64) {
            let material = Array("\(scope)\u{0}\(text)".utf8)
            hash = Array(SHA256.hash(data: material))
            requestHash = Array(SHA256.hash(data: request))
            sealingKey = HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: material),
                info: Array("idempotency answer".utf8),
                outputByteCount: 32
            )
            self.now = now
        }
    }
}
