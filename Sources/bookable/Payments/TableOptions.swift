import ArgumentParser

/// How a list is printed: as a table, as CSV or as JSON.
struct TableOptions: ParsableArguments {
    @Option(name: [.customShort("f"), .customLong("format")], help: "How to print: table, csv or json.")
    private var chosen: TabularFormat = .table

    @Flag(help: "The same as --format json.")
    private var json = false

    @Flag(help: "The same as --format csv.")
    private var csv = false

    var format: TabularFormat { json ? .json : csv ? .csv : chosen }
}
