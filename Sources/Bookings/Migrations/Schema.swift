package import SQL

/// The schema, as the steps that lead to it.
package enum Schema {
    /// All migrations of this release, in order.
    package static func migrations(for dialect: Dialect) -> [Migration] {
        [
            Migration(number: 1, name: "foundation", sql: PackageResources.step_0001_foundation_sql),
            Migration(number: 2, name: "jobs", sql: PackageResources.step_0002_jobs_sql),
        ]
    }
}
