package import CivilTime
package import Policies
package import SQL

/// Policy scripts by the hash of their content, and the versions of the policies that providers uploaded.
package struct PolicyStore: Sendable {
    package init() {}

    /// The script whose content has the hash `version`.
    package func source(of version: PolicyVersion, in connection: any SQLConnection) async throws -> PolicySource {
        let rows = try await connection.query("SELECT source FROM policy_scripts WHERE version = \(version)")
        guard let row = rows.first else {
            throw BookingsError(.notFound, "Policy version \"\(version)\" was not found.", field: "version")
        }
        return PolicySource(Array(try row.decode("source", as: String.self).utf8))
    }

    /// Keeps a script under its hash; one that is there already stays as it is.
    package func keep(_ source: PolicySource, at now: Instant, in connection: any SQLConnection) async throws {
        _ = try await connection.execute(
            """
            INSERT INTO policy_scripts (version, source, created_at)
            VALUES (\(source.version), \(String(decoding: source.bytes, as: UTF8.self)), \(now))
            ON CONFLICT (version) DO NOTHING
            """
        )
    }

    /// Adds a version to `policy`, or a new policy where none is named; content that is there already is not a new version.
    package func upload(
        _ script: Script,
        as policy: PolicyID?,
        of provider: ProviderID,
        by requester: Requester,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> UploadedPolicyVersion {
        try await connection.lock(provider)
        // The script first: versions refer to it.
        try await keep(script.source, at: now, in: connection)
        let id = if let policy { policy } else { try await make(under: provider, at: now, in: connection) }
        // Behind the lock, so that two uploads never get one number.
        let earlier = try await versions(of: id, in: connection)
        if let same = earlier.first(where: { $0.version == script.source.version }) { return same }
        let version = UploadedPolicyVersion(
            policy: id,
            number: (earlier.last?.number ?? 0) + 1,
            version: script.source.version,
            name: script.name,
            description: script.description,
            createdAt: now
        )
        _ = try await connection.execute(
            """
            INSERT INTO policy_versions
                (provider_id, policy_id, number, version, name, description, created_at, created_by)
            VALUES (\(provider), \(id), \(version.number), \(version.version), \(version.name),
                \(version.description), \(now), \(requester.label))
            """
        )
        return version
    }

    /// The versions of an uploaded policy, oldest first; throws if the policy does not exist.
    package func versions(of policy: PolicyID, in connection: any SQLConnection) async throws -> [UploadedPolicyVersion]
    {
        guard let provider = policy.provider else { return [] }
        // Asked apart: a policy that this transaction has just made has no versions yet, but is not unknown.
        let known = try await connection.query(
            "SELECT policy_id FROM policies WHERE provider_id = \(provider) AND policy_id = \(policy)"
        )
        guard !known.isEmpty else { throw BookingsError(.notFound, "Policy \"\(policy)\" was not found.") }
        return try await connection.query(
            """
            SELECT \(UploadedPolicyVersion.columns) FROM policy_versions
            WHERE provider_id = \(provider) AND policy_id = \(policy) ORDER BY number
            """
        ).map(UploadedPolicyVersion.init(row:))
    }

    /// The version of an uploaded policy; `nil` where there is none such.
    package func version(
        _ policy: PinnedPolicy,
        in connection: any SQLConnection
    ) async throws -> UploadedPolicyVersion? {
        guard let provider = policy.policy.provider else { return nil }
        return try await connection.query(
            """
            SELECT \(UploadedPolicyVersion.columns) FROM policy_versions
            WHERE provider_id = \(provider) AND policy_id = \(policy.policy) AND version = \(policy.version)
            """
        ).first.map(UploadedPolicyVersion.init(row:))
    }

    /// The newest version of each uploaded policy, in the order of their ids, after the one with the id `cursor`.
    package func list(
        provider: ProviderID?,
        after cursor: PolicyID?,
        limit: Int,
        in connection: any SQLConnection
    ) async throws -> [UploadedPolicyVersion] {
        let behind = SQLStatement.owned(by: provider, "policy_id", after: cursor?.provider, cursor?.rawValue)
        // The page is found first and its versions by its last key: joined, PostgreSQL may read all versions.
        let page: [PolicyID] = try await connection.query(
            "SELECT policy_id FROM policies WHERE \(behind) ORDER BY provider_id, policy_id LIMIT \(limit)"
        ).map { try $0.decode("policy_id") }
        guard let last = page.last else { return [] }
        let end = SQLStatement.owned(by: provider, "policy_id", upTo: last.provider, last.rawValue)
        return try await connection.query(
            """
            SELECT \(UploadedPolicyVersion.columns) FROM policy_versions
            WHERE \(behind) AND \(end) AND number = (
                SELECT MAX(number) FROM policy_versions AS all_of_it
                WHERE all_of_it.provider_id = policy_versions.provider_id
                    AND all_of_it.policy_id = policy_versions.policy_id
            )
            ORDER BY provider_id, policy_id LIMIT \(limit)
            """
        ).map(UploadedPolicyVersion.init(row:))
    }

    private func make(
        under provider: ProviderID,
        at now: Instant,
        in connection: any SQLConnection
    ) async throws -> PolicyID {
        let id = PolicyID(Identifier<RecordKind.UploadedPolicy>.make(under: provider, at: now))
        _ = try await connection.execute(
            "INSERT INTO policies (provider_id, policy_id, created_at) VALUES (\(provider), \(id), \(now))"
        )
        return id
    }

    /// A script that has been compiled, with what it says of itself.
    package struct Script: Sendable {
        package let source: PolicySource
        package let name: String
        package let description: String

        package init(source: PolicySource, name: String, description: String) {
            self.source = source
            self.name = name
            self.description = description
        }
    }
}

extension UploadedPolicyVersion {
    /// What ``init(row:)`` reads.
    static let columns: SQLStatement = "policy_id, number, version, name, description, created_at"

    init(row: SQLRow) throws {
        self.init(
            policy: try row.decode("policy_id"),
            number: try row.decode("number"),
            version: try row.decode("version"),
            name: try row.decode("name"),
            description: try row.decode("description"),
            createdAt: try row.decode("created_at")
        )
    }
}
