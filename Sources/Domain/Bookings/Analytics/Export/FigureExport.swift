import CivilTime

/// The figures of providers as flat tables for other programs: typed columns in a fixed order, dates in ISO 8601, amounts in minor units.
///
/// A column is never renamed or removed; new ones may come between others, so columns are read by name.
package enum FigureExport: String, CaseIterable {
    /// One row for each provider, month and service, and for all services of the provider.
    case figures

    /// The same for each currency in which there is any money.
    case money

    /// What stands in place of a service in rows of all services; no service has such an id.
    package static let allServices = "all"

    package var columns: [ExportColumn] {
        switch self {
        case .figures: Self.key + Self.counts + Self.demand
        case .money: Self.key + [Self.currency] + Self.amounts
        }
    }

    /// The columns by which a row is known.
    package var key: [String] {
        switch self {
        case .figures: ["provider_id", "month", "service_id"]
        case .money: ["provider_id", "month", "service_id", "currency"]
        }
    }

    /// The rows of a report, by month, all services first.
    package func rows(_ report: FigureReport) -> [[String]] {
        report.rows.flatMap { row -> [[String]] in
            let place = ExportPlace(report: report, row: row)
            switch self {
            case .figures: return [columns.map { $0.text(place, 0) }]
            case .money: return row.money.indices.map { index in columns.map { $0.text(place, index) } }
            }
        }
    }
}

/// What a row of an export is about.
package struct ExportPlace {
    let report: FigureReport
    let row: FigureReport.Row
}

/// A column of an export.
package struct ExportColumn: Sendable {
    /// As the Table Schema of Frictionless Data calls them.
    package enum Kind: String, Encodable, Sendable {
        case string, date, integer
    }

    package let name: String
    package let kind: Kind
    package let description: String

    /// The value of a row; of money, of the entry with this index.
    let text: @Sendable (ExportPlace, Int) -> String

    init(_ name: String, _ kind: Kind, _ description: String, _ text: @escaping @Sendable (ExportPlace, Int) -> String)
    {
        self.name = name
        self.kind = kind
        self.description = description
        self.text = text
    }

    /// A count of a row.
    init(_ name: String, _ description: String, _ count: @escaping @Sendable (FigureReport.Row) -> Int64) {
        self.init(name, .integer, description) { place, _ in String(count(place.row)) }
    }
}
