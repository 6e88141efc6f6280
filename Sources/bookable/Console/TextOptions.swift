import ArgumentParser

/// How a list is printed: as text, or as JSON, one line each.
struct TextOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .customLong("format")],
        help: "How to print them: text or json, one line each."
    )
    private var chosen: OutputFormat = .text

    @Flag(help: "The same as --format json.")
    private var json = false

    var format: OutputFormat { json ? .json : chosen }
}
