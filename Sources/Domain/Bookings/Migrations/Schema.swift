package import SQL

/// The schema, as the steps that lead to it; each is one text for both engines (``MigrationTemplate``).
package enum Schema {
    /// All migrations of this release, in order.
    package static func migrations(for dialect: Dialect) -> [Migration] {
        steps.enumerated().map { index, step in
            Migration(number: index + 1, name: step.name, sql: MigrationTemplate(step.text).sql(for: dialect))
        }
    }

    private static let steps: [(name: String, text: [UInt8])] = [
        ("foundation", PackageResources.step_0001_foundation_sql)
    ]
}
