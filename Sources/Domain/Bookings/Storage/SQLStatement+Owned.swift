import SQL

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

    /// The rows with any of these ids, each found by its key; `ids` is not empty.
    static func owned<Entity: ProviderOwned>(
        _ column: String,
        among ids: some Collection<Identifier<Entity>>
    ) -> SQLStatement {
        precondition(!ids.isEmpty, "No row has one of no ids.")
        // A pair for each id, and arguments of its own for each pair. PostgreSQL would draw an argument that all share, or a list after
        // `IN`, apart from the provider, and may then read all that the provider has and look among it for the ids.
        return ids.map { id -> SQLStatement in
            "(provider_id = \(id.provider) AND \(unsafeRaw: column) = \(id))"
        }
        .joined(separator: " OR ")
    }
}
