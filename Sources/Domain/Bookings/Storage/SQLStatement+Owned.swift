package import SQL

/// Conditions on the key of a table whose rows belong to providers: `provider_id`, then a column of ids that name their provider.
extension SQLStatement {
    /// The rows after `cursor` in the order of the key, of one provider or of all.
    ///
    /// Both halves of the key are given, so that the search begins where the last page ended, however many rows lie before.
    static func owned<Entity: ProviderOwned>(
        by provider: ProviderID?,
        _ column: String,
        after cursor: Identifier<Entity>?
    ) -> SQLStatement {
        owned(by: provider, column, after: cursor?.provider, cursor?.rawValue)
    }

    static func owned(
        by provider: ProviderID?,
        _ column: String,
        after owner: ProviderID?,
        _ cursor: String?
    ) -> SQLStatement {
        // No id is empty, so without a cursor all of them follow.
        if let provider { return "provider_id = \(provider) AND \(unsafeRaw: column) > \(cursor ?? "")" }
        return "(provider_id, \(unsafeRaw: column)) > (\(owner?.rawValue ?? ""), \(cursor ?? ""))"
    }

    /// The rows up to `last` in the order of the key, of one provider or of all.
    ///
    /// Of one, the provider is left to the condition beside it: SQLite ends a search by a pair of columns only where it began it by both.
    static func owned<Entity: ProviderOwned>(
        by provider: ProviderID?,
        _ column: String,
        upTo last: Identifier<Entity>
    ) -> SQLStatement {
        owned(by: provider, column, upTo: last.provider, last.rawValue)
    }

    static func owned(
        by provider: ProviderID?,
        _ column: String,
        upTo owner: ProviderID?,
        _ last: String
    ) -> SQLStatement {
        provider == nil
            ? "(provider_id, \(unsafeRaw: column)) <= (\(owner), \(last))"
            : "\(unsafeRaw: column) <= \(last)"
    }

    /// The rows with none of these ids in a column; true of all if `ids` is empty.
    static func isNone<Entity>(of ids: [Identifier<Entity>], _ column: String) -> SQLStatement {
        // No id is empty. Most ask about one or none, with the same text.
        guard ids.count > 1 else { return "\(unsafeRaw: column) <> \(ids.first?.rawValue ?? "")" }
        return "\(unsafeRaw: column) NOT IN (\(ids.map { "\($0)" as SQLStatement }.joined(separator: ", ")))"
    }

    /// The rows with any of these ids, each found by its key; `ids` is not empty.
    package static func owned<Entity: ProviderOwned>(
        _ column: String,
        among ids: some Collection<Identifier<Entity>>,
        in dialect: Dialect
    ) -> SQLStatement {
        precondition(!ids.isEmpty, "No row has one of no ids.")
        // PostgreSQL draws an argument that all share apart from a list after `IN`, and may then read all that the provider has and look
        // among it for the ids. SQLite follows the key for a list, and scans the table for many pairs if it takes it to be small.
        guard dialect.readingBy != nil else {
            return ids.map { "(provider_id = \($0.provider) AND \(unsafeRaw: column) = \($0))" as SQLStatement }
                .joined(separator: " OR ")
        }
        let groups = Dictionary(grouping: ids, by: \.provider?.rawValue).sorted { ($0.key ?? "") < ($1.key ?? "") }
        return groups.map { provider, ids -> SQLStatement in
            let list = ids.map { "\($0)" as SQLStatement }.joined(separator: ", ")
            return "provider_id = \(provider) AND \(unsafeRaw: column) IN (\(list))"
        }
        .joined(separator: " OR ")
    }
}
