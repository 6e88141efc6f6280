import Bookings
import Foundation
import Observability
import SQL

/// What runs, on which schema, and how old the last backup is.
enum OperatorFigures {
    /// Figures of a server of the version `release` on `database`; without `backups`, nothing is told of them.
    static func source(release: String, of database: any SQLDatabase, backups: BackupPlace?) -> MetricSource {
        let migrator = Migrator(database, Schema.migrations(for: database.dialect))
        return {
            let version = try await migrator.version()
            return [build(release, database.dialect), schema(version)] + (backups.map { [age(of: $0)] } ?? [])
        }
    }

    private static func build(_ release: String, _ dialect: Dialect) -> MetricReading {
        let labels = [("version", release), ("database", dialect.name)]
        return MetricReading("bookable_build_info", .gauge, help: "Which release runs; always 1.", [.init(labels, 1)])
    }

    private static func schema(_ version: Int) -> MetricReading {
        MetricReading(
            "bookable_schema_version",
            .gauge,
            help: "The number of the last migration that was applied to the database.",
            [.init([], Double(version))]
        )
    }

    private static func age(of backups: BackupPlace) -> MetricReading {
        // No backup is an endlessly old one, so that the alert on old backups also fires where there is none.
        let age = backups.latest().map { max(0, Date().timeIntervalSince1970 - $0) } ?? .infinity
        return MetricReading(
            "bookable_backup_age_seconds",
            .gauge,
            help: "How long ago the latest backup was written; +Inf if there is none.",
            [.init([], age.rounded(.down))]
        )
    }
}
