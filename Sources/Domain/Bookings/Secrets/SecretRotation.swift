package import SQL
package import Sealing

/// Re-encrypts the secrets of a database under the current key.
package struct SecretRotation: Sendable {
    private let keyring: Keyring
    private let columns: [SealedColumn]

    package init(keyring: Keyring, columns: [SealedColumn]) {
        self.keyring = keyring
        self.columns = columns
    }

    /// What became of secrets.
    package struct Count: Hashable, Sendable {
        /// Sealed anew.
        package var sealed = 0

        /// Already encrypted under the current key.
        package var kept = 0

        /// Not decrypted by any configured key.
        package var unreadable = 0
    }

    /// Re-encrypts all secrets, a hundred rows at a time; safe to repeat, and while servers are running.
    package func rotate(on database: any SQLDatabase) async throws -> Count {
        var count = Count()
        for column in columns {
            var place: Row?
            while let (last, part) = try await database.transaction(
                .write,
                { [place] connection in try await rotate(column, after: place, in: connection) }
            ) {
                place = last
                count.sealed += part.sealed
                count.kept += part.kept
                count.unreadable += part.unreadable
            }
        }
        return count
    }

    private struct Row {
        let provider: String
        let id: String
    }

    /// `nil` after the last row.
    private func rotate(
        _ column: SealedColumn,
        after place: Row?,
        in connection: any SQLConnection
    ) async throws -> (last: Row, count: Count)? {
        let behind: SQLStatement =
            place.map { "(provider_id, \(column.id)) > (\($0.provider), \($0.id))" } ?? "provider_id > ''"
        let rows = try await connection.query(
            """
            SELECT provider_id, \(column.id) AS id, \(column.secret) AS secret FROM \(column.table) WHERE \(behind)
            ORDER BY provider_id, \(column.id) LIMIT 100
            """
        )
        var count = Count()
        var last: Row?
        for row in rows {
            let found = Row(provider: try row.decode("provider_id"), id: try row.decode("id"))
            last = found
            guard let secret = try row.decode("secret", as: [UInt8]?.self) else { continue }
            let sealed: [UInt8]?
            do throws(SealingError) {
                sealed = try keyring.resealed(secret, for: column.place(found.provider, found.id))
            } catch {
                count.unreadable += 1
                continue
            }
            guard let sealed else {
                count.kept += 1
                continue
            }
            try await replace(secret, with: sealed, of: column, found, in: connection)
            count.sealed += 1
        }
        return last.map { ($0, count) }
    }

    /// Skips a secret that a server has replaced meanwhile, since that is already under the new key.
    private func replace(
        _ secret: [UInt8],
        with sealed: [UInt8],
        of column: SealedColumn,
        _ row: Row,
        in connection: any SQLConnection
    ) async throws {
        try await connection.execute(
            """
            UPDATE \(column.table) SET \(column.secret) = \(sealed)
            WHERE provider_id = \(row.provider) AND \(column.id) = \(row.id) AND \(column.secret) = \(secret)
            """
        )
    }
}
