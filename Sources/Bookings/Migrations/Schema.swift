package import SQL

/// The schema, as the steps that lead to it.
package enum Schema {
    /// All migrations of this release, in order.
    package static let migrations = [
        Migration(number: 1, name: "foundation", sql: PackageResources.step_0001_foundation_sql)
    ]
}
