package import SQL

/// The schema, as the steps that lead to it.
package enum Schema {
    /// All migrations of this release, in order.
    package static func migrations(for dialect: Dialect) -> [Migration] {
        dialect.name == "postgres" ? postgres : sqlite
    }

    private static let sqlite = [
        Migration(number: 1, name: "foundation", sql: PackageResources.step_0001_foundation_sql),
        Migration(number: 2, name: "jobs", sql: PackageResources.step_0002_jobs_sql),
        Migration(number: 3, name: "payments", sql: PackageResources.step_0003_payments_sql),
        Migration(number: 4, name: "promises", sql: PackageResources.step_0004_promises_sql),
    ]

    private static let postgres = [
        Migration(number: 1, name: "foundation", sql: PackageResources.step_0001_foundation_postgres_sql),
        Migration(number: 2, name: "jobs", sql: PackageResources.step_0002_jobs_postgres_sql),
        Migration(number: 3, name: "payments", sql: PackageResources.step_0003_payments_postgres_sql),
        Migration(number: 4, name: "promises", sql: PackageResources.step_0004_promises_postgres_sql),
    ]
}
