/// The description of an export: a Tabular Data Package of Frictionless Data.
package struct FigureExportSchema: Encodable {
    private let profile = "tabular-data-package"
    private let name = "bookable-figures"
    private let resources = FigureExport.allCases.map(Resource.init)

    package init() {}

    private struct Resource: Encodable {
        let profile = "tabular-data-resource"
        let name: String
        let path: String
        let encoding = "utf-8"
        let schema: Schema

        init(_ table: FigureExport) {
            name = table.rawValue
            path = "\(table.rawValue).csv"
            schema = Schema(
                fields: table.columns.map { Field(name: $0.name, type: $0.kind, description: $0.description) },
                primaryKey: table.key
            )
        }
    }

    private struct Schema: Encodable {
        let fields: [Field]
        let primaryKey: [String]
    }

    private struct Field: Encodable {
        let name: String
        let type: ExportColumn.Kind
        let description: String
    }
}
